import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import type { StreamRecord } from "./records";

/**
 * Hands records to a function as its event source does, under their own sequence numbers: what an earlier attempt had
 * already claimed or written is recognised by them.
 *
 * @returns whether the function took all of them
 */
export async function deliverAgain(
  lambda: LambdaClient,
  functionName: string,
  streamArn: string,
  records: readonly StreamRecord[],
): Promise<boolean> {
  const Records = records.map(({ shard, sequence, partitionKey, data, arrivedAt }) => ({
    eventSource: "aws:kinesis",
    eventVersion: "1.0",
    eventName: "aws:kinesis:record",
    eventID: `${shard}:${sequence}`,
    eventSourceARN: streamArn,
    awsRegion: streamArn.split(":")[3],
    kinesis: {
      kinesisSchemaVersion: "1.0",
      partitionKey,
      sequenceNumber: sequence,
      data: data.toString("base64"),
      approximateArrivalTimestamp: arrivedAt,
    },
  }));
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: functionName, Payload: Buffer.from(JSON.stringify({ Records })) }),
  );
  if (FunctionError) return false;
  const answer = JSON.parse(Buffer.from(Payload ?? []).toString() || "null") as {
    batchItemFailures?: unknown[];
  } | null;
  return (answer?.batchItemFailures ?? []).length === 0;
}
