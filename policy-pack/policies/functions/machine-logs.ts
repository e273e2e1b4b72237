import { AUDIT } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import { STATE_MACHINE } from "../../model/types/types";

/** Why an execution failed is gone with it after 90 days. Data stays out of the log: it would be a copy of the records. */
export const machineLogs: Rule = {
  id: "machine-logs",
  description: "State machines log their failures, without data.",
  level: "mandatory",
  controls: AUDIT,
  scope: "resource",
  types: STATE_MACHINE,
  check({ name, props }, report) {
    const { level = "OFF", logDestination, includeExecutionData } = props["loggingConfiguration"] ?? {};
    if (level === "OFF" || !logDestination)
      report(
        `State machine '${name}' logs nothing`,
        'set loggingConfiguration.logDestination to a log group and its level to "ERROR"',
      );
    if (includeExecutionData === true)
      report(
        `State machine '${name}' logs the data of its executions`,
        "set loggingConfiguration.includeExecutionData to false",
      );
  },
};
