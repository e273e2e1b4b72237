import type { Rule } from "../../model/rules/rule";
import { API_INTEGRATION } from "../../model/services/entry";
import { IN_TRANSIT } from "../../model/services/transit";

/** The gateway ends TLS: what it passes on over plain HTTP is readable behind it. */
export const apiIntegrationEncrypted: Rule = {
  id: "api-integration-encrypted",
  description: "APIs pass requests on over TLS.",
  level: "mandatory",
  controls: IN_TRANSIT,
  scope: "resource",
  types: API_INTEGRATION,
  check({ name, props }, report) {
    const target = String(props["integrationUri"] ?? props["uri"] ?? "");
    if (!target.startsWith("http:")) return;
    report(`Integration '${name}' passes requests on over plain HTTP`, "begin its URI with https");
  },
};
