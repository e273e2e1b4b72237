import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { FirehoseClient } from "@aws-sdk/client-firehose";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { emulatorCredentials } from "../../../local/emulator";

export const REGION = "us-east-1";

export type Clients = ReturnType<typeof createClients>;

/** Clients of the emulator, one a service that jobs use. */
export function createClients(endpoint: string) {
  const settings = { endpoint, region: REGION, credentials: emulatorCredentials() };
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
