/** Whether an event source is a stream (Kinesis, DynamoDB), whose records come in order and block each other. */
export function isStreamArn(arn: unknown): boolean {
  return /^arn:[^:]+:(kinesis|dynamodb):/.test(String(arn ?? ""));
}

/** Whether an event source is the change stream of a DocumentDB cluster: failures of single records are not known there. */
export function isClusterArn(arn: unknown): boolean {
  return /^arn:[^:]+:rds:[^:]*:\d*:cluster:/.test(String(arn ?? ""));
}
