import type { GetShardIteratorInput, Kinesis, _Record as KinesisRecord } from "@aws-sdk/client-kinesis";
import { parseData } from "./filter";
import type { Position, Shard } from "./shards";
import type { StreamRecord, StreamSource } from "./source";

/** What a stream's records tell of their mapping. */
export interface StreamContext {
  readonly sourceArn: string;
  readonly region: string;
  /** The function's role, which the event names as the reader. */
  readonly roleArn: string;
}

/** A Kinesis stream. `StreamARN` goes with every call: the emulator's IAM check would otherwise see no resource. */
export function kinesisSource(client: Kinesis, context: StreamContext): StreamSource {
  const StreamARN = context.sourceArn;
  return {
    listShards: () => listShards(client, StreamARN),
    tip: async () => ({ at: "TIMESTAMP", timestamp: new Date().toISOString() }),
    open: async (ShardId, position) => {
      const answer = await client.getShardIterator({ StreamARN, ShardId, ...iteratorType(position) });
      return answer.ShardIterator ?? "";
    },
    read: async (shard, ShardIterator, Limit) => {
      const page = await client.getRecords({ StreamARN, ShardIterator, Limit });
      return {
        records: (page.Records ?? []).map((record) => toRecord(record, shard, context)),
        ...(page.NextShardIterator && { next: page.NextShardIterator }),
      };
    },
  };
}

async function listShards(client: Kinesis, StreamARN: string): Promise<Shard[]> {
  // Lambda wants these permissions of a role as well (Lambda developer guide, "Kinesis event source permissions").
  await client.describeStream({ StreamARN, Limit: 1 });
  await client.describeStreamSummary({ StreamARN });
  const shards: Shard[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.listShards(NextToken ? { NextToken, StreamARN } : { StreamARN });
    for (const shard of page.Shards ?? [])
      shards.push({
        id: shard.ShardId ?? "",
        parents: [shard.ParentShardId, shard.AdjacentParentShardId].filter((id) => id !== undefined),
        generation: shard.SequenceNumberRange?.StartingSequenceNumber ?? "",
      });
    NextToken = page.NextToken;
  } while (NextToken);
  return shards;
}

type IteratorStart = Pick<
  GetShardIteratorInput,
  "ShardIteratorType" | "StartingSequenceNumber" | "Timestamp"
>;

function iteratorType(position: Position): IteratorStart {
  if (position.at === "AFTER")
    return { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", StartingSequenceNumber: position.sequence };
  if (position.at === "TIMESTAMP")
    return { ShardIteratorType: "AT_TIMESTAMP", Timestamp: new Date(position.timestamp) };
  return { ShardIteratorType: "TRIM_HORIZON" };
}

/** The record as Lambda's Kinesis event holds it. */
function toRecord(record: KinesisRecord, shard: string, context: StreamContext): StreamRecord {
  const data = record.Data ?? new Uint8Array();
  const sequence = record.SequenceNumber ?? "";
  const partitionKey = record.PartitionKey ?? "";
  const arrivalMs = record.ApproximateArrivalTimestamp?.getTime() ?? Date.now();
  const kinesis = {
    kinesisSchemaVersion: "1.0",
    partitionKey,
    sequenceNumber: sequence,
    data: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("base64"),
    approximateArrivalTimestamp: arrivalMs / 1000,
  };
  const envelope = {
    eventSource: "aws:kinesis",
    eventVersion: "1.0",
    eventID: `${shard}:${sequence}`,
    eventName: "aws:kinesis:record",
    invokeIdentityArn: context.roleArn,
    awsRegion: context.region,
    eventSourceARN: context.sourceArn,
  };
  const text = JSON.stringify({ kinesis, ...envelope });
  return {
    sequence,
    orderKey: partitionKey,
    arrivalMs,
    text,
    bytes: Buffer.byteLength(text),
    view: () => {
      const parsed = parseData(data);
      const { data: _encoded, ...fields } = kinesis;
      return { ...envelope, ...fields, ...(parsed && { data: parsed }) };
    },
  };
}
