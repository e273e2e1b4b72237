import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListShardsCommand,
} from "@aws-sdk/client-kinesis";
import { CreateKeyCommand } from "@aws-sdk/client-kms";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import type { StackOutputs } from "../../contracts/outputs";
import { TOPICS, type Topic, topicSlug } from "../../contracts/topics";
import { type Access, type Clients, createClients } from "../../demo/collect";
import {
  emulatorCredentials,
  emulatorEnvironment,
  startEmulator,
  waitUntilHealthy,
} from "../../local/emulator";
import { freePorts } from "../../local/shared/ports";

/** An emulator with the stores a publisher writes to, and nothing that reads them. */
export interface PublishingGround {
  access: Access;
  clients: Clients;
  outputs: Pick<StackOutputs, "streams" | "buckets" | "tables" | "subjectKeys">;
  /** Records of a stream in order, over all shards. */
  recordsOf(topic: Topic): Promise<{ key: string; data: Buffer; sequence: string; shard: string }[]>;
  stop(): Promise<void>;
}

export async function startGround(): Promise<PublishingGround> {
  const folder = mkdtempSync(join(tmpdir(), "strata-publish-"));
  const [port = 0] = await freePorts(1);
  const environment = await emulatorEnvironment({});
  const endpoint = `http://127.0.0.1:${port}`;
  const region = "eu-west-1";
  const deliveryEndpoint = "http://127.0.0.1:9";
  const { guard } = startEmulator({ environment, port, region, stateDir: folder, deliveryEndpoint });
  let words = "";
  guard.stdout.resume();
  guard.stderr.on("data", (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-2000);
  });
  const ended = once(guard, "close").then(() => words);
  await waitUntilHealthy(endpoint, ended);
  const access = { endpoint, region, credentials: emulatorCredentials() };
  const clients = createClients(access);
  const streams = Object.fromEntries(
    await Promise.all(
      TOPICS.map(async (topic) => [topic, await createStream(clients, topicSlug(topic))] as const),
    ),
  ) as StackOutputs["streams"];
  await clients.s3.send(new CreateBucketCommand({ Bucket: "quarantine" }));
  for (const [TableName, AttributeName] of [
    ["quarantine-index", "quarantine_id"],
    ["subject-keys", "subject"],
  ]) {
    await clients.dynamodb.send(
      new CreateTableCommand({
        TableName,
        KeySchema: [{ AttributeName, KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName, AttributeType: "S" }],
        BillingMode: "PAY_PER_REQUEST",
      }),
    );
  }
  const { KeyMetadata } = await clients.kms.send(new CreateKeyCommand({}));
  return {
    access,
    clients,
    outputs: {
      streams,
      buckets: { quarantine: "quarantine" } as StackOutputs["buckets"],
      tables: {
        quarantineIndex: "quarantine-index",
        subjectKeys: "subject-keys",
      } as StackOutputs["tables"],
      subjectKeys: { generation: 1, wrappingKeyArns: { 1: KeyMetadata?.Arn ?? "" } },
    },
    recordsOf: (topic) => readStream(clients, streams[topic].arn),
    async stop() {
      guard.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function createStream({ kinesis }: Clients, name: string) {
  await kinesis.send(new CreateStreamCommand({ StreamName: name, ShardCount: 2 }));
  for (;;) {
    const answer = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: name }));
    const { StreamStatus: status, StreamARN: arn = "" } = answer.StreamDescriptionSummary ?? {};
    if (status === "ACTIVE") return { name, arn, producerPolicyArn: "", consumerPolicyArn: "" };
  }
}

async function readStream({ kinesis }: Clients, StreamARN: string) {
  const records: { key: string; data: Buffer; sequence: string; shard: string }[] = [];
  const { Shards = [] } = await kinesis.send(new ListShardsCommand({ StreamARN }));
  for (const { ShardId: shard = "" } of Shards) {
    const { ShardIterator } = await kinesis.send(
      new GetShardIteratorCommand({ StreamARN, ShardId: shard, ShardIteratorType: "TRIM_HORIZON" }),
    );
    const page = await kinesis.send(new GetRecordsCommand({ StreamARN, ShardIterator }));
    for (const {
      PartitionKey: key = "",
      Data = new Uint8Array(),
      SequenceNumber: sequence = "",
    } of page.Records ?? []) {
      records.push({ key, data: Buffer.from(Data), sequence, shard });
    }
  }
  return records;
}
