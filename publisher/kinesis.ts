import { type KinesisClient, type KinesisClientConfig, PutRecordsCommand } from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { Topic } from "../contracts/topics";
import type { RoutedLine } from "./lines";
import type { PutOutcome } from "./publisher";

/** Client settings that work with every endpoint: HTTP/1.1, since not every one speaks the client's default HTTP/2. */
export function kinesisSettings(settings: KinesisClientConfig = {}): KinesisClientConfig {
  return { requestHandler: new NodeHttpHandler(), ...settings };
}

/** The verb that puts lines on the stream of a topic. Needs `kinesis:PutRecords`. */
export function streamWriter(client: KinesisClient, streams: Record<Topic, string>) {
  return async (topic: Topic, lines: readonly RoutedLine[]): Promise<PutOutcome[]> => {
    const { Records = [] } = await client.send(
      new PutRecordsCommand({
        StreamName: streams[topic],
        Records: lines.map(({ bytes, partitionKey }) => ({ Data: bytes, PartitionKey: partitionKey })),
      }),
    );
    return Records.map(({ ShardId, SequenceNumber, ErrorCode }) =>
      ShardId !== undefined && SequenceNumber !== undefined
        ? { shard: ShardId, sequence: SequenceNumber }
        : { error: ErrorCode ?? "UnknownError" },
    );
  };
}
