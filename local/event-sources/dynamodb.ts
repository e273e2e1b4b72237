import type { DynamoDBStreams, _Record as DynamoRecord } from "@aws-sdk/client-dynamodb-streams";
import type { StreamContext } from "./kinesis";
import type { Permission } from "./permission";
import type { Position, Shard } from "./shards";
import { isExpired, type StreamRecord, type StreamSource } from "./source";

/** GetRecords answers 1,000 records at most. */
const PAGE_LIMIT = 1000;

/**
 * A DynamoDB stream, with the position as sequence numbers: its API knows no timestamps.
 * `permit` stands in for the check of the role that the emulator cannot make.
 */
export function dynamodbSource(
  client: DynamoDBStreams,
  context: StreamContext,
  permit: Permission,
): StreamSource {
  const StreamArn = context.sourceArn;
  const open: StreamSource["open"] = async (ShardId, position) => {
    await permit("dynamodb:GetShardIterator");
    try {
      const answer = await client.getShardIterator({ StreamArn, ShardId, ...iteratorType(position) });
      return answer.ShardIterator ?? "";
    } catch (error) {
      // The checkpoint was trimmed after 24 hours: what is left begins at the horizon.
      if (position.at === "TRIM_HORIZON" || !isExpired(error)) throw error;
      const answer = await client.getShardIterator({ StreamArn, ShardId, ShardIteratorType: "TRIM_HORIZON" });
      return answer.ShardIterator ?? "";
    }
  };
  const read: StreamSource["read"] = async (_shard, ShardIterator, limit) => {
    await permit("dynamodb:GetRecords");
    const page = await client.getRecords({ ShardIterator, Limit: Math.min(limit, PAGE_LIMIT) });
    return {
      records: (page.Records ?? []).map((record) => toRecord(record, context)),
      ...(page.NextShardIterator && { next: page.NextShardIterator }),
    };
  };
  return {
    listShards: async () => {
      await permit("dynamodb:DescribeStream");
      return listShards(client, StreamArn);
    },
    tip: async (shard) => {
      let last: string | undefined;
      let iterator: string | undefined = await open(shard, { at: "TRIM_HORIZON" });
      while (iterator) {
        const page = await read(shard, iterator, PAGE_LIMIT);
        last = page.records.at(-1)?.sequence ?? last;
        iterator = page.records.length > 0 ? page.next : undefined;
      }
      return last ? { at: "AFTER", sequence: last } : { at: "TRIM_HORIZON" };
    },
    open,
    read,
  };
}

async function listShards(client: DynamoDBStreams, StreamArn: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let ExclusiveStartShardId: string | undefined;
  do {
    const answer = await client.describeStream({
      StreamArn,
      ...(ExclusiveStartShardId && { ExclusiveStartShardId }),
    });
    // The emulator's first sequence number moves as records are trimmed; shard ids are never used twice.
    for (const shard of answer.StreamDescription?.Shards ?? [])
      shards.push({
        id: shard.ShardId ?? "",
        parents: shard.ParentShardId ? [shard.ParentShardId] : [],
        generation: "",
      });
    ExclusiveStartShardId = answer.StreamDescription?.LastEvaluatedShardId;
  } while (ExclusiveStartShardId);
  return shards;
}

function iteratorType(position: Position): {
  ShardIteratorType: "TRIM_HORIZON" | "AFTER_SEQUENCE_NUMBER";
  SequenceNumber?: string;
} {
  return position.at === "AFTER"
    ? { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: position.sequence }
    : { ShardIteratorType: "TRIM_HORIZON" };
}

/** The record as Lambda's DynamoDB event holds it: binary values in base64, times in seconds. */
function toRecord(record: DynamoRecord, context: StreamContext): StreamRecord {
  const change = record.dynamodb ?? {};
  const sequence = change.SequenceNumber ?? "";
  const arrivalMs = change.ApproximateCreationDateTime?.getTime() ?? Date.now();
  const event = {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: record.eventVersion,
    eventSource: "aws:dynamodb",
    awsRegion: context.region,
    dynamodb: { ...change, ApproximateCreationDateTime: arrivalMs / 1000 },
    ...(record.userIdentity && {
      userIdentity: { principalId: record.userIdentity.PrincipalId, type: record.userIdentity.Type },
    }),
    eventSourceARN: context.sourceArn,
  };
  const text = JSON.stringify(event, binaryAsBase64);
  return {
    sequence,
    orderKey: itemKey(change.Keys ?? {}),
    arrivalMs,
    text,
    bytes: Buffer.byteLength(text),
    view: () => JSON.parse(text) as Record<string, unknown>,
  };
}

function itemKey(keys: object): string {
  const sorted = Object.entries(keys).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(sorted, binaryAsBase64);
}

function binaryAsBase64(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
}
