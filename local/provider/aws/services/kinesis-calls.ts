import { ifThere } from "../errors";
import { type Aws, call } from "../sdk";

/** Hours a stream keeps its records when nothing else is said. */
export const DEFAULT_HOURS = 24;

type Metrics = "ALL"[] | undefined;

export async function summary(StreamName: string | undefined, aws: Aws) {
  const answer = await ifThere(aws.request("kinesis", "DescribeStreamSummary", { StreamName }));
  return answer?.StreamDescriptionSummary;
}

/** The emulator describes no metrics; a change of none tells them, and AWS would refuse it. */
export async function metricsOf(StreamName: string | undefined, aws: Aws): Promise<string[] | undefined> {
  const answer = await aws.request("kinesis", "DisableEnhancedMonitoring", {
    StreamName,
    ShardLevelMetrics: [],
  });
  const metrics = answer.CurrentShardLevelMetrics ?? [];
  return metrics.length > 0 ? metrics : undefined;
}

export const tag = (StreamName: string | undefined, Tags: Record<string, string>) =>
  call("kinesis", "AddTagsToStream", { StreamName, Tags });

export const encrypt = (StreamName: string | undefined, KeyId: string | undefined) =>
  call("kinesis", "StartStreamEncryption", { StreamName, EncryptionType: "KMS", KeyId });

/** The hours can only be raised or lowered, not set. */
export function retain(StreamName: string | undefined, from: number, to = DEFAULT_HOURS) {
  if (from === to) return [];
  const input = { StreamName, RetentionPeriodHours: to };
  return [
    to > from
      ? call("kinesis", "IncreaseStreamRetentionPeriod", input)
      : call("kinesis", "DecreaseStreamRetentionPeriod", input),
  ];
}

export function monitor(StreamName: string | undefined, olds: string[] = [], news: string[] = []) {
  const added = news.filter((metric) => !olds.includes(metric)) as Metrics;
  const removed = olds.filter((metric) => !news.includes(metric)) as Metrics;
  return [
    ...(added?.length
      ? [call("kinesis", "EnableEnhancedMonitoring", { StreamName, ShardLevelMetrics: added })]
      : []),
    ...(removed?.length
      ? [call("kinesis", "DisableEnhancedMonitoring", { StreamName, ShardLevelMetrics: removed })]
      : []),
  ];
}
