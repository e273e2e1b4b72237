import { setTimeout as sleep } from "node:timers/promises";
import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  type KinesisClient,
  ListShardsCommand,
  PutRecordsCommand,
} from "@aws-sdk/client-kinesis";
import { pause } from "../../publisher/backoff";
import type { Positions } from "./journal";

export interface StreamRef {
  name: string;
  arn: string;
}

/** A record to put: its partition key is unique in the run, so that the stream itself tells whether it holds it. */
export interface Outgoing {
  key: string;
  bytes: Buffer;
}

/** Attempts of one request, then the error is given up to the caller; pauses between them in milliseconds. */
const BACKOFF = { attempts: 8, baseMs: 100, capMs: 12_800, random: Math.random };
/** A request that was under way when its sender died may still arrive for this long. */
const SETTLE_MS = 300;

/**
 * Puts records until the stream holds each exactly once. After an error without an answer the stream is read to see
 * what arrived; a partial failure is tried again for its failed records only, with full jitter.
 *
 * @param inDoubt whether an earlier process may have sent some of them
 * @returns the last sequence number per shard
 */
export async function putOnce(
  kinesis: KinesisClient,
  stream: StreamRef,
  records: readonly Outgoing[],
  since: Positions,
  inDoubt: boolean,
): Promise<Positions> {
  let reached: Positions = { ...since };
  let waiting = [...records];
  let look = inDoubt;
  for (let attempt = 1; ; attempt++) {
    try {
      if (look) {
        const held = await readSettled(kinesis, stream, since);
        waiting = waiting.filter(({ key }) => !held.keys.has(key));
        reached = later(reached, held.reached);
        look = false;
      }
      if (waiting.length > 0) {
        const answer = await put(kinesis, stream, waiting);
        waiting = answer.failed;
        reached = later(reached, answer.reached);
      }
      if (waiting.length === 0) return reached;
      if (attempt >= BACKOFF.attempts) throw new Error(`${waiting.length} records refused`);
    } catch (error) {
      if (attempt >= BACKOFF.attempts) {
        const why = (error as Error).message;
        throw new Error(`PutRecords to ${stream.name} failed ${attempt} times: ${why}`, { cause: error });
      }
      look = true;
    }
    await sleep(pause(attempt, BACKOFF));
  }
}

async function put(kinesis: KinesisClient, stream: StreamRef, records: Outgoing[]) {
  const { Records = [] } = await kinesis.send(
    new PutRecordsCommand({
      StreamARN: stream.arn,
      Records: records.map(({ key, bytes }) => ({ PartitionKey: key, Data: bytes })),
    }),
  );
  let reached: Positions = {};
  const failed = records.filter((_, at) => {
    const { SequenceNumber: sequence, ShardId: shard } = Records[at] ?? {};
    if (sequence && shard) reached = later(reached, { [shard]: sequence });
    return !sequence;
  });
  return { failed, reached };
}

/** Keys the stream holds after the known positions, read until two readings agree. */
async function readSettled(kinesis: KinesisClient, stream: StreamRef, since: Positions) {
  let held = await readSince(kinesis, stream, since);
  for (;;) {
    await sleep(SETTLE_MS);
    const again = await readSince(kinesis, stream, since);
    if (again.keys.size === held.keys.size) return again;
    held = again;
  }
}

async function readSince(kinesis: KinesisClient, stream: StreamRef, since: Positions) {
  const keys = new Set<string>();
  let reached: Positions = {};
  const { Shards = [] } = await kinesis.send(new ListShardsCommand({ StreamARN: stream.arn }));
  for (const { ShardId: shard = "" } of Shards) {
    const from = since[shard];
    const { ShardIterator } = await kinesis.send(
      new GetShardIteratorCommand({
        StreamARN: stream.arn,
        ShardId: shard,
        ...(from
          ? { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", StartingSequenceNumber: from }
          : { ShardIteratorType: "TRIM_HORIZON" }),
      }),
    );
    for (let iterator = ShardIterator; iterator; ) {
      const page = await kinesis.send(
        new GetRecordsCommand({ StreamARN: stream.arn, ShardIterator: iterator }),
      );
      for (const { PartitionKey, SequenceNumber } of page.Records ?? []) {
        if (PartitionKey) keys.add(PartitionKey);
        if (SequenceNumber) reached = later(reached, { [shard]: SequenceNumber });
      }
      iterator = page.Records?.length || page.MillisBehindLatest ? page.NextShardIterator : undefined;
    }
  }
  return { keys, reached };
}

/** Sequence numbers are decimal numbers beyond the range of doubles. */
function later(a: Positions, b: Positions): Positions {
  const merged = { ...a };
  for (const [shard, sequence] of Object.entries(b)) {
    const other = merged[shard];
    if (!other || BigInt(sequence) > BigInt(other)) merged[shard] = sequence;
  }
  return merged;
}
