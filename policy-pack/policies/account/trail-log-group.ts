import { roleStatements } from "../../model/access/grants";
import { permits } from "../../model/access/permits";
import type { Rule } from "../../model/rules/rule";
import { ACCOUNT_BASELINE, ACTIVITY_REVIEW, demand, type Fault, TRAIL } from "../../model/services/account";
import type { Resource, Stack } from "../../model/stack/stack";
import { LOG_GROUP, ROLE } from "../../model/types/types";

/** Objects come after minutes and are searched by hand; alarms and searches need log lines. */
export const trailLogGroup: Rule = {
  id: "trail-log-group",
  description: "The trail writes to a log group of the stack, with a role that may.",
  level: "mandatory",
  controls: { ...ACTIVITY_REVIEW, aws: ["cloud-trail-cloud-watch-logs-enabled"] },
  scope: "stack",
  types: [...ACCOUNT_BASELINE, ...TRAIL],
  check(baseline, report, stack) {
    demand(baseline, report, stack, {
      what: "trail",
      types: TRAIL,
      remedy: "add an aws.cloudtrail.Trail",
      fault: (trail) => fault(trail, stack),
    });
  },
};

function fault({ props }: Resource, stack: Stack): Fault | undefined {
  const arn = String(props["cloudWatchLogsGroupArn"] ?? "");
  const group = stack.find(arn.replace(/:\*$/, ""), LOG_GROUP);
  if (!group) {
    return [
      "writes to no log group of the stack",
      "set cloudWatchLogsGroupArn to the ARN of a log group, with :* at its end",
    ];
  }
  const role = stack.find(props["cloudWatchLogsRoleArn"], ROLE);
  const statements = role ? roleStatements(role, stack) : [];
  const [, , , region, account] = arn.split(":");
  const resource = `${group.props["arn"]}:log-stream:${account}_CloudTrail_${region}`;
  const missing = ["logs:CreateLogStream", "logs:PutLogEvents"].filter(
    (action) => !permits(statements, { action, resource, context: {} }),
  );
  if (missing.length === 0) return undefined;
  return [
    `may not write to log group '${group.name}'`,
    `set cloudWatchLogsRoleArn to a role that allows ${missing.join(" and ")}`,
  ];
}
