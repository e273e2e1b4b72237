import type { KinesisClient } from "@aws-sdk/client-kinesis";
import { TOPICS } from "../contracts/topics";
import { createPublisher, streamWriter } from "../publisher";
import type { OperatedOutputs } from "./target/target";

/** What became of one line: its place in its stream, or the name of the error. */
export type Published =
  | { topic: string; stream: string; shard: string; sequence: string }
  | { error: string };

/** Publishes valid lines as they are, in their order; resolves to one outcome a line. */
export type Publish = (lines: readonly Uint8Array[]) => Promise<Published[]>;

/** Publishes through the producers' own library. */
export function publishTo(client: KinesisClient, outputs: OperatedOutputs): Publish {
  const names = Object.fromEntries(TOPICS.map((topic) => [topic, outputs.streams[topic].name]));
  const publisher = createPublisher({
    put: streamWriter(client, names as never),
    quarantine: () => Promise.reject(new Error("too large")),
  });
  return async (lines) =>
    (await publisher.publish(lines)).map((result) =>
      result.status === "sent"
        ? { ...result, stream: names[result.topic] ?? "" }
        : { error: result.status === "failed" ? result.error : "too_large" },
    );
}
