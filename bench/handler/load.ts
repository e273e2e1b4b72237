import type { KinesisStreamEvent, KinesisStreamRecord } from "aws-lambda";
import { TOPICS, type Topic } from "../../contracts/topics";
import { createRandom } from "../../demo/generate/random";
import { inventEvent } from "../../demo/generate/topics";

/** Records of one invocation, as the event source is set. */
export const BATCH = 500;

/** Invocations as Lambda makes them: batches of different events of the given topics, base64 and all. */
export function invocations(topics: readonly Topic[], batches: number): KinesisStreamEvent[] {
  const random = createRandom(4);
  const now = Date.now() - 60_000;
  let serial = 0;
  const record = (): KinesisStreamRecord => {
    const topic = topics[serial % topics.length] ?? "chat.message.sent";
    const event = inventEvent(random, topic, `evt_bench_${++serial}`, now);
    return {
      eventID: `shardId-000000000000:${serial}`,
      eventName: "aws:kinesis:record",
      eventSource: "aws:kinesis",
      eventSourceARN: "arn:aws:kinesis:eu-west-1:111122223333:stream/bench",
      eventVersion: "1.0",
      awsRegion: "eu-west-1",
      invokeIdentityArn: "arn:aws:iam::111122223333:role/bench",
      kinesis: {
        data: Buffer.from(JSON.stringify(event)).toString("base64"),
        sequenceNumber: String(serial),
        partitionKey: "key",
        kinesisSchemaVersion: "1.0",
        approximateArrivalTimestamp: now / 1_000,
      },
    };
  };
  return Array.from({ length: batches }, () => ({ Records: Array.from({ length: BATCH }, record) }));
}

/** The loads that are measured. */
export const LOADS: Record<string, readonly Topic[]> = {
  "events of all topics": TOPICS,
  "chat messages": ["chat.message.sent"],
};
