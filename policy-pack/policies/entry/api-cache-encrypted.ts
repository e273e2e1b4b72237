import type { Rule } from "../../model/rules/rule";
import { REST_METHOD_SETTINGS } from "../../model/services/entry";
import { AT_REST } from "../../model/services/keys";

/** A cache holds answers, and so the records of whoever asked first; nobody has to have one. */
export const apiCacheEncrypted: Rule = {
  id: "api-cache-encrypted",
  description: "APIs that keep answers keep them encrypted.",
  level: "mandatory",
  controls: AT_REST,
  scope: "resource",
  types: REST_METHOD_SETTINGS,
  check({ name, props }, report) {
    const { cachingEnabled, cacheDataEncrypted } = props["settings"] ?? {};
    if (cachingEnabled !== true || cacheDataEncrypted === true) return;
    report(`Settings '${name}' keep answers in plain text`, "set settings.cacheDataEncrypted to true");
  },
};
