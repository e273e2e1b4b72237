import type { KinesisClient } from "@aws-sdk/client-kinesis";
import type { StrataEvent } from "../contracts/events/event";
import { TOPICS, type Topic } from "../contracts/topics";
import { createPublisher, kinesisSink, type PublishResult } from "../publisher";
import type { OperatedOutputs } from "./target/target";

/** What became of one event: its place in its stream, or why it has none. */
export type Published = { topic: Topic; stream: string; shard: string; sequence: string } | { error: string };

/** Publishes valid events, objects or bytes as they are, in their order; resolves to one outcome an event. */
export type Publish = (events: readonly (StrataEvent | Uint8Array)[]) => Promise<Published[]>;

/** Publishes through the producers' own library. Needs `kinesis:PutRecords` and the use of the streams' key. */
export function publishTo(client: KinesisClient, outputs: OperatedOutputs): Publish {
  const streams = Object.fromEntries(TOPICS.map((topic) => [topic, outputs.streams[topic].name]));
  const publisher = createPublisher({
    streams: streams as Record<Topic, string>,
    sink: kinesisSink({ client }),
    closeOnSigterm: false,
  });
  const placeOf = (result: PublishResult | undefined): Published => {
    if (result?.status !== "accepted")
      return { error: result?.status === "rejected" ? result.reason : (result?.cause ?? "NoAnswer") };
    return "shard" in result ? { ...result, stream: streams[result.topic] ?? "" } : { error: "NoPlace" };
  };
  return async (events) => {
    const results = new Array<PublishResult>(events.length);
    await publisher.publishAll(events, (result, _event, index) => {
      results[index] = result;
    });
    return Array.from(results, placeOf);
  };
}
