import type { Rule } from "../../model/rules/rule";
import { HTTP_API } from "../../model/services/entry";
import { BOUNDARY } from "../../model/services/network";

/** Any page a caller looks at could ask in the caller's name and read the answer. */
export const apiNoOpenCors: Rule = {
  id: "api-no-open-cors",
  description: "HTTP APIs answer pages of named origins only.",
  level: "mandatory",
  controls: BOUNDARY,
  scope: "resource",
  types: HTTP_API,
  check({ name, props }, report) {
    const origins: string[] = props["corsConfiguration"]?.allowOrigins ?? [];
    const open = origins.filter((origin) => origin.includes("*") || origin.startsWith("http:"));
    if (open.length === 0) return;
    report(
      `API '${name}' answers pages of '${open.join("', '")}'`,
      "name https origins in corsConfiguration.allowOrigins",
    );
  },
};
