import { PutRecordsCommand } from "@aws-sdk/client-kinesis";
import { isTopic, type Topic } from "../../../contracts/topics";
import type { Positions } from "../../../demo/publish";
import type { DemoStack } from "../../../demo/stack";
import type { Book } from "./book";

export interface PublishOptions {
  /** @default one a line */
  partitionKey?: string;
  /** By how much the clock of the function that judges the lines is off, in milliseconds. */
  clockMs?: number;
}

let keys = 0;

/** Puts lines on the streams of their topics, past the proxy, and notes how far each shard has been written. */
export async function publishTo(
  { clients, running }: DemoStack,
  book: Book,
  positions: Map<string, Positions>,
  lines: readonly (Buffer | object)[],
  { partitionKey, clockMs = 0 }: PublishOptions = {},
): Promise<void> {
  const byTopic = new Map<Topic, { Data: Buffer; PartitionKey: string }[]>();
  for (const line of lines) {
    const Data = Buffer.isBuffer(line) ? line : Buffer.from(JSON.stringify(line));
    book.add(Data, Date.now() + clockMs);
    const topic = topicOf(line);
    keys += 1;
    const record = { Data, PartitionKey: partitionKey ?? `key-${keys}` };
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), record]);
  }
  for (const [topic, Records] of byTopic) {
    const { name } = running.outputs.streams[topic];
    const answer = await clients.kinesis.send(new PutRecordsCommand({ StreamName: name, Records }));
    if (answer.FailedRecordCount) throw new Error(`${answer.FailedRecordCount} records were not published`);
    notePositions(positions, name, answer.Records ?? []);
  }
}

export function notePositions(
  positions: Map<string, Positions>,
  stream: string,
  taken: readonly { ShardId?: string | undefined; SequenceNumber?: string | undefined }[],
): void {
  const reached: Record<string, string> = { ...positions.get(stream) };
  for (const { ShardId = "", SequenceNumber = "0" } of taken) {
    if (BigInt(SequenceNumber) > BigInt(reached[ShardId] ?? "0")) reached[ShardId] = SequenceNumber;
  }
  positions.set(stream, reached);
}

/** Bytes that say nothing of themselves go where producers of free text write to. */
function topicOf(line: Buffer | object): Topic {
  const type = "event_type" in line ? line.event_type : undefined;
  return isTopic(type) ? type : "chat.message.sent";
}
