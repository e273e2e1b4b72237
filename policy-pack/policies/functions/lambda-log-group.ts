import type { Rule } from "../../model/rules/rule";
import { isCustomerKey } from "../../model/services/keys";
import { LAMBDA, LOG_GROUP } from "../../model/types/types";

/** Lambda makes a missing log group itself: without a key, kept for ever, and outside the stack. */
export const lambdaLogGroup: Rule = {
  id: "lambda-log-group",
  description: "Functions log to a log group of this stack that has a key and a retention.",
  level: "mandatory",
  controls: {
    hipaa: ["164.312(a)(2)(iv)", "164.312(b)"],
    coppa: ["312.10"],
    soc2: ["CC6.1", "CC7.2", "C1.2"],
    aws: ["cw-loggroup-retention-period-check", "cloudwatch-log-group-encrypted"],
  },
  scope: "stack",
  types: LAMBDA,
  check({ name, props }, report, stack) {
    const logGroup = props["loggingConfig"]?.logGroup ?? `/aws/lambda/${props["name"] ?? name}`;
    const group = stack.find(logGroup, LOG_GROUP);
    if (group === undefined) {
      report(
        `Function '${name}' logs to '${logGroup}', which this stack does not make`,
        "set loggingConfig.logGroup to a LogGroup of this stack",
      );
      return;
    }
    if (!isCustomerKey(group.props["kmsKeyId"])) {
      report(
        `Function '${name}' logs to '${group.name}', which has no customer-managed key`,
        "set kmsKeyId of the log group",
      );
    }
    if (!group.props["retentionInDays"]) {
      report(
        `Function '${name}' logs to '${group.name}', which keeps entries for ever`,
        "set retentionInDays of the log group",
      );
    }
  },
};
