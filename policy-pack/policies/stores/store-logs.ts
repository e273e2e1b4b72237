import type { Rule } from "../../model/rules/rule";
import { CACHE, CLUSTER, DATABASE, DOCUMENTS, SEARCH_DOMAIN } from "../../model/types/types";

/** Who tried to log in, and what changed a schema, is only told by the engine itself. */
export const storeLogs: Rule = {
  id: "store-logs",
  description: "Stores write their engine's logs to CloudWatch, audit logs among them where there are any.",
  level: "mandatory",
  controls: {
    hipaa: ["164.312(b)", "164.308(a)(1)(ii)(D)"],
    ferpa: ["99.32"],
    soc2: ["CC7.2"],
    aws: ["rds-logging-enabled", "opensearch-logs-to-cloudwatch"],
  },
  scope: "resource",
  types: [...CACHE, ...CLUSTER, ...DATABASE, ...DOCUMENTS, ...SEARCH_DOMAIN],
  check({ name, type, props }, report) {
    if ((SEARCH_DOMAIN as readonly string[]).includes(type)) {
      const published: { logType: string; enabled?: boolean }[] = props["logPublishingOptions"] ?? [];
      const audited = published.some(({ logType, enabled }) => logType === "AUDIT_LOGS" && enabled !== false);
      if (!audited)
        report(`Search domain '${name}' writes no audit log`, "add AUDIT_LOGS to logPublishingOptions");
      return;
    }
    const [property, needed] = (CACHE as readonly string[]).includes(type)
      ? ["logDeliveryConfigurations", undefined]
      : [
          "enabledCloudwatchLogsExports",
          (DOCUMENTS as readonly string[]).includes(type) ? "audit" : undefined,
        ];
    const logs: unknown[] = props[property ?? ""] ?? [];
    if (logs.length > 0 && (needed === undefined || logs.includes(needed))) return;
    report(
      `Store '${name}' keeps its ${needed ?? "engine's"} log to itself`,
      `add ${needed ?? "its logs"} to ${property}`,
    );
  },
};
