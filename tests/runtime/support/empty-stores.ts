import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { CreateEventBusCommand, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { CreateDeliveryStreamCommand } from "@aws-sdk/client-firehose";
import { CreateKeyCommand } from "@aws-sdk/client-kms";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { CreateQueueCommand } from "@aws-sdk/client-sqs";
import { BUS_SOURCE } from "../../../contracts/events/event";
import { type Clients, REGION } from "./clients";

export const TABLES = {
  claims: "claims",
  quarantine: "quarantine-index",
  crisis: "crisis-events",
  notification: "notification-logs",
  audit: "audit-trail",
  subjectKeys: "subject-keys",
} as const;

export const BUCKETS = {
  quarantine: "quarantine",
  interaction: "interaction-logs",
  application: "application-logs",
  audit: "audit-trail",
  lake: "event-lake",
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
  subjectKeys: ["subject"],
};

/** Makes every store a job needs, empty. */
export async function makeStores({ dynamo, s3, logs, bus, kms, sqs, firehose }: Clients) {
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
  const wrapping = await kms.send(new CreateKeyCommand({}));
  return {
    pseudonymKeyId: KeyMetadata?.KeyId ?? "",
    wrappingKeyArn: wrapping.KeyMetadata?.Arn ?? "",
    queueUrl: QueueUrl,
  };
}
