import { GetRecordsCommand, GetShardIteratorCommand, type KinesisClient } from "@aws-sdk/client-kinesis";
import type { UndeliveredBatch } from "../drain";

/** A record as it stands in its stream. */
export interface StreamRecord {
  shard: string;
  sequence: string;
  partitionKey: string;
  data: Buffer;
  /** Seconds since the epoch. */
  arrivedAt: number;
}

/** The records of a batch that was given up, read from the stream again. Fewer where some have expired since. */
export async function readBatch(
  kinesis: KinesisClient,
  streamArn: string,
  { shard, first, last }: UndeliveredBatch,
): Promise<StreamRecord[]> {
  const { ShardIterator } = await kinesis.send(
    new GetShardIteratorCommand({
      StreamARN: streamArn,
      ShardId: shard,
      ShardIteratorType: "AT_SEQUENCE_NUMBER",
      StartingSequenceNumber: first,
    }),
  );
  const records: StreamRecord[] = [];
  for (let iterator = ShardIterator; iterator; ) {
    const page = await kinesis.send(new GetRecordsCommand({ StreamARN: streamArn, ShardIterator: iterator }));
    for (const record of page.Records ?? []) {
      const {
        SequenceNumber: sequence = "0",
        PartitionKey: partitionKey = "",
        Data = new Uint8Array(),
      } = record;
      if (BigInt(sequence) > BigInt(last)) return records;
      const arrivedAt = (record.ApproximateArrivalTimestamp?.getTime() ?? 0) / 1000;
      records.push({ shard, sequence, partitionKey, data: Buffer.from(Data), arrivedAt });
    }
    iterator = page.Records?.length || page.MillisBehindLatest ? page.NextShardIterator : undefined;
  }
  return records;
}
