import { AUDIT } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import { TRANSFER_SERVER } from "../../model/services/analytics";

/** Who fetched which file is told by the server alone. */
export const transferLogs: Rule = {
  id: "transfer-logs",
  description: "Transfer servers log every session.",
  level: "mandatory",
  controls: AUDIT,
  scope: "resource",
  types: TRANSFER_SERVER,
  check({ name, props }, report) {
    if ((props["structuredLogDestinations"] ?? []).length > 0) return;
    report(`Transfer server '${name}' logs no session`, "set structuredLogDestinations to a log group");
  },
};
