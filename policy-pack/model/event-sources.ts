/** Whether an event source is a stream (Kinesis, DynamoDB), whose records come in order and block each other. */
export function isStreamArn(arn: unknown): boolean {
  return /^arn:[^:]+:(kinesis|dynamodb):/.test(String(arn ?? ""));
}
