import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { type AttributeValue, ScanCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import { DeleteMessageCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import type { Clients } from "./clients";
import { BUCKETS, LOG_GROUP, type World } from "./world";

export type Row = Record<string, unknown>;

/** All items of a table as plain values. */
export async function rows({ dynamo }: Clients, table: string): Promise<Row[]> {
  const { Items = [] } = await dynamo.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
  return Items.map((item) =>
    Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)])),
  );
}

function plain(value: AttributeValue): unknown {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  return value.L?.map(plain);
}

/** Objects below a prefix, by key. */
export async function objects({ s3 }: Clients, bucket: string, prefix = ""): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }));
  for (const { Key = "" } of Contents) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
    found.set(Key, Buffer.from((await Body?.transformToByteArray()) ?? []));
  }
  return found;
}

/** Lines of everything that was delivered to a bucket. */
export async function deliveredLines(clients: Clients, bucket: string): Promise<Buffer[]> {
  return [...(await objects(clients, bucket, "data/")).values()];
}

/** Messages of the application log with the stream each is in. */
export async function logLines({ logs }: Clients): Promise<{ stream?: string; value: Row }[]> {
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: LOG_GROUP }));
  return events.map(({ logStreamName, message = "" }) => ({
    stream: logStreamName,
    value: JSON.parse(message) as Row,
  }));
}

/** Takes every message from the queue behind the bus. */
export async function takeMessages({ clients: { sqs }, queueUrl }: World): Promise<string[]> {
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 }),
    );
    if (Messages.length === 0) return bodies;
    for (const { Body = "", ReceiptHandle } of Messages) {
      bodies.push(Body);
      await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
    }
  }
}

/** What every store holds of one event. */
export async function tracesOf(world: World, eventId: string) {
  const has = (text: string) => text.includes(`"${eventId}"`);
  const lines = async (bucket: string) =>
    (await deliveredLines(world.clients, bucket)).map(String).filter(has);
  return {
    interactions: await lines(BUCKETS.interaction),
    applications: await lines(BUCKETS.application),
    logs: (await logLines(world.clients)).filter(({ value }) => value["event_id"] === eventId),
    messages: (await takeMessages(world)).filter(has),
  };
}
