import {
  type CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { RETENTION, type RetentionRule } from "../../../contracts/retention";
import { FOREIGN, isOurs, type Mender, unlessUnset } from "../core";

/**
 * The days that the manifest states for the class in the group's tag `Retention`: no shorter (45 CFR 164.316(b)(2)(i))
 * and no longer (16 CFR 312.10). A group without a class, or of one that has no logs, is a stranger.
 */
export function logGroupRetention(logs: CloudWatchLogsClient, environment: string): Mender {
  return async (logGroupName) => {
    const page = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }));
    const group = page.logGroups?.find((each) => each.logGroupName === logGroupName);
    if (!group?.arn) return { as: "gone", before: {} };
    const before = { days: group.retentionInDays ?? "for ever" };
    const resourceArn = group.arn.replace(/:\*$/, "");
    const read = logs.send(new ListTagsForResourceCommand({ resourceArn }));
    const { tags = {} } = (await unlessUnset(read, FOREIGN)) ?? {};
    const days = logDays(tags["Retention"]);
    if (days === undefined || !isOurs(tags, environment)) return { as: "stranger", before };
    if (before.days === days) return { as: "right", before };
    return {
      as: "wrong",
      before,
      after: { days },
      mend: () => logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: days })),
    };
  };
}

function logDays(dataClass = ""): number | undefined {
  const manifest: Record<string, RetentionRule> = RETENTION;
  return Object.hasOwn(manifest, dataClass) ? manifest[dataClass]?.logDays : undefined;
}
