import type { Rule } from "../../model/rules/rule";
import { inNetwork } from "../../model/services/network";
import { FLOW_LOG, VPC } from "../../model/types/types";

/** Without them nobody can say afterwards which address a store spoke with, and what was refused. */
export const networkFlowLogs: Rule = {
  id: "network-flow-logs",
  description: "Networks write down all of their traffic.",
  level: "mandatory",
  controls: {
    hipaa: ["164.308(a)(1)(ii)(D)", "164.312(b)"],
    soc2: ["CC6.6", "CC7.2"],
    aws: ["vpc-flow-logs-enabled"],
  },
  scope: "stack",
  types: VPC,
  check(vpc, report, stack) {
    const logs = inNetwork(vpc, stack, FLOW_LOG);
    if (logs.some(({ props }) => props["trafficType"] === "ALL")) return;
    report(`Network '${vpc.name}' does not log all of its traffic`, 'add a FlowLog with trafficType "ALL"');
  },
};
