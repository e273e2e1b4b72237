import type { KinesisClient, KinesisClientConfig, PutRecordsResultEntry } from "@aws-sdk/client-kinesis";
import { connection } from "./connection";
import type { Limits, PutOutcome, Sink } from "./sink";

/**
 * Limits of PutRecords with a stream's default record size. The newest endpoints take 10 MiB a request; 5 MiB is what
 * all of them take, and 500 events reach it only from 10 KiB an event on.
 */
export const KINESIS_LIMITS: Limits = {
  records: 500,
  requestBytes: 5 * 1_048_576,
  recordBytes: 1_048_576,
};

export interface KinesisSinkOptions {
  /**
   * A client of your own, which stays open when the publisher closes, or the settings of one.
   * @default a client of region and credentials of the environment
   */
  client?: KinesisClient | KinesisClientConfig;
}

/** Puts events on Kinesis data streams. Needs `kinesis:PutRecords`, and `kms:GenerateDataKey` on an encrypted stream. */
export function kinesisSink({ client = {} }: KinesisSinkOptions = {}): Sink {
  // Loaded when it is used: a service that only sends to Firehose does not pay for it.
  const { KinesisClient, PutRecordsCommand } =
    require("@aws-sdk/client-kinesis") as typeof import("@aws-sdk/client-kinesis");
  const own = !("send" in client);
  const kinesis = own ? new KinesisClient({ ...connection(), ...client }) : (client as KinesisClient);
  return {
    limits: KINESIS_LIMITS,
    ordered: true,
    async put(stream, records) {
      const { Records = [] } = await kinesis.send(
        new PutRecordsCommand({
          ...(stream.startsWith("arn:") ? { StreamARN: stream } : { StreamName: stream }),
          Records: records.map(({ bytes, partitionKey, explicitHashKey }) => ({
            Data: bytes,
            PartitionKey: partitionKey,
            ExplicitHashKey: explicitHashKey,
          })),
        }),
      );
      return Records.map(outcomeOf);
    },
    close: () => own && kinesis.destroy(),
  };
}

function outcomeOf({ ShardId, SequenceNumber, ErrorCode }: PutRecordsResultEntry): PutOutcome {
  return ShardId !== undefined && SequenceNumber !== undefined
    ? { shard: ShardId, sequence: SequenceNumber }
    : { error: ErrorCode ?? "UnknownError" };
}
