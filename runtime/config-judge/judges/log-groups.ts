import {
  type CloudWatchLogsClient,
  ListTagsForResourceCommand,
  paginateDescribeLogGroups,
} from "@aws-sdk/client-cloudwatch-logs";
import { RETENTION, type RetentionRule } from "../../../contracts/retention";
import type { Judge, Verdict } from "../core";

/**
 * Log groups of the environment keep their lines exactly as long as the manifest says of the class in their tag: no
 * shorter (45 CFR 164.316(b)(2)(i)) and no longer (16 CFR 312.10). Managed rules know a least period only.
 */
export function logGroupRetention(logs: CloudWatchLogsClient, environment: string): Judge {
  return async () => {
    const verdicts: Verdict[] = [];
    for await (const { logGroups = [] } of paginateDescribeLogGroups({ client: logs }, {})) {
      for (const { logGroupName: resourceId, arn, retentionInDays } of logGroups) {
        if (!resourceId || !arn) continue;
        const resourceArn = arn.replace(/:\*$/, "");
        const tags = await tagsOf(logs, resourceArn);
        if (tags["Environment"] !== environment) continue;
        const days = logDays(tags["Retention"]);
        const compliant = days !== undefined && retentionInDays === days;
        const found = retentionInDays === undefined ? "for ever" : `${retentionInDays} days`;
        const annotation =
          days === undefined
            ? "Its tag Retention names no class of logs."
            : `Keeps ${found}; the manifest says ${days}.`;
        verdicts.push({ resourceType: "AWS::Logs::LogGroup", resourceId, compliant, annotation });
      }
    }
    return verdicts;
  };
}

/** Tags of a group; none where the role may not read them, whose rights end where the environment's tag does. */
async function tagsOf(logs: CloudWatchLogsClient, resourceArn: string): Promise<Record<string, string>> {
  try {
    return (await logs.send(new ListTagsForResourceCommand({ resourceArn }))).tags ?? {};
  } catch (error) {
    if (error instanceof Error && error.name === "AccessDeniedException") return {};
    throw error;
  }
}

function logDays(dataClass = ""): number | undefined {
  const manifest: Record<string, RetentionRule> = RETENTION;
  return Object.hasOwn(manifest, dataClass) ? manifest[dataClass]?.logDays : undefined;
}
