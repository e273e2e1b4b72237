import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  CreateEventBusCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import { CreateDeliveryStreamCommand, FirehoseClient } from "@aws-sdk/client-firehose";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import { BUS_SOURCE } from "../../../contracts/events/event";
import {
  EMULATOR_CREDENTIALS,
  emulatorEnvironment,
  startEmulator,
  waitUntilHealthy,
} from "../../../local/emulator";
import { freePorts } from "../../../local/shared/ports";

const REGION = "us-east-1";

/** The emulator with the stores a job needs, empty. Everything in it is made anew for one test file. */
export interface World {
  endpoint: string;
  env: NodeJS.ProcessEnv;
  clients: Clients;
  pseudonymKeyId: string;
  queueUrl: string;
  stop(): Promise<void>;
}

export const TABLES = {
  claims: "claims",
  quarantine: "quarantine-index",
  crisis: "crisis-events",
  notification: "notification-logs",
  audit: "audit-trail",
} as const;

export const BUCKETS = {
  quarantine: "quarantine",
  interaction: "interaction-logs",
  application: "application-logs",
  audit: "audit-trail",
} as const;

export const LOG_GROUP = "/strata/application";
export const BUS = "events";
export const DELIVERY = { interaction: "interaction-delivery", application: "application-delivery" } as const;

const KEYS: Record<keyof typeof TABLES, [string, string?]> = {
  claims: ["claim_id"],
  quarantine: ["quarantine_id"],
  crisis: ["student_id_hash", "timestamp"],
  notification: ["notification_id"],
  audit: ["entity_id", "timestamp"],
};

export type Clients = ReturnType<typeof createClients>;

function createClients(endpoint: string) {
  const settings = { endpoint, region: REGION, credentials: EMULATOR_CREDENTIALS };
  return {
    dynamo: new DynamoDBClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    firehose: new FirehoseClient(settings),
    logs: new CloudWatchLogsClient(settings),
    bus: new EventBridgeClient(settings),
    kms: new KMSClient(settings),
    sqs: new SQSClient(settings),
  };
}

/** Starts an emulator of its own and makes the stores. */
export async function createWorld(): Promise<World> {
  const environment = await emulatorEnvironment();
  const [port = 0] = await freePorts(1);
  const endpoint = `http://127.0.0.1:${port}`;
  const stateDir = mkdtempSync(join(tmpdir(), "strata-runtime-"));
  const { guard } = startEmulator({
    environment,
    port,
    region: REGION,
    stateDir,
    deliveryEndpoint: endpoint,
  });
  let words = "";
  for (const output of [guard.stdout, guard.stderr])
    output.on("data", (chunk) => (words = `${words}${chunk}`.slice(-2_000)));
  const ended = new Promise<string>((resolve) => guard.once("close", () => resolve(words)));
  await waitUntilHealthy(endpoint, ended);
  const clients = createClients(endpoint);
  const made = await makeStores(clients);
  return {
    endpoint,
    clients,
    ...made,
    env: {
      PATH: process.env["PATH"],
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: EMULATOR_CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: EMULATOR_CREDENTIALS.secretAccessKey,
    },
    stop: async () => {
      for (const client of Object.values(clients)) client.destroy();
      guard.stdin?.end();
      guard.kill();
      await ended;
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

async function makeStores({ dynamo, s3, logs, bus, kms, sqs, firehose }: Clients) {
  for (const [name, [partition, sort]] of Object.entries(KEYS)) {
    const keys = [partition, ...(sort ? [sort] : [])];
    await dynamo.send(
      new CreateTableCommand({
        TableName: TABLES[name as keyof typeof TABLES],
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
        KeySchema: keys.map((AttributeName, at) => ({ AttributeName, KeyType: at === 0 ? "HASH" : "RANGE" })),
      }),
    );
  }
  for (const Bucket of Object.values(BUCKETS)) {
    await s3.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: Bucket === BUCKETS.audit }));
  }
  for (const [name, DeliveryStreamName] of Object.entries(DELIVERY)) {
    const BucketARN = `arn:aws:s3:::${BUCKETS[name as keyof typeof DELIVERY]}`;
    await firehose.send(
      new CreateDeliveryStreamCommand({
        DeliveryStreamName,
        ExtendedS3DestinationConfiguration: {
          BucketARN,
          RoleARN: "arn:aws:iam::000000000000:role/delivery",
          Prefix: "data/",
        },
      }),
    );
  }
  await logs.send(new CreateLogGroupCommand({ logGroupName: LOG_GROUP }));
  await bus.send(new CreateEventBusCommand({ Name: BUS }));
  const { QueueUrl = "" } = await sqs.send(new CreateQueueCommand({ QueueName: "events" }));
  await bus.send(
    new PutRuleCommand({
      Name: "all",
      EventBusName: BUS,
      EventPattern: JSON.stringify({ source: [BUS_SOURCE] }),
    }),
  );
  await bus.send(
    new PutTargetsCommand({
      Rule: "all",
      EventBusName: BUS,
      Targets: [{ Id: "queue", Arn: `arn:aws:sqs:${REGION}:000000000000:events` }],
    }),
  );
  const { KeyMetadata } = await kms.send(
    new CreateKeyCommand({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" }),
  );
  return { pseudonymKeyId: KeyMetadata?.KeyId ?? "", queueUrl: QueueUrl };
}
