import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KinesisClient } from "@aws-sdk/client-kinesis";
import { KMSClient } from "@aws-sdk/client-kms";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SQSClient } from "@aws-sdk/client-sqs";
import { NodeHttpHandler } from "@smithy/node-http-handler";

/** Where the emulator is and who its root is. */
export interface Access {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  /** File of the authority that signed the certificates of the network's stores. @default none, where there are none */
  authority?: string;
}

export interface Clients {
  /** What they were made of. */
  access: Access;
  secrets: SecretsManagerClient;
  s3: S3Client;
  dynamodb: DynamoDBClient;
  logs: CloudWatchLogsClient;
  sqs: SQSClient;
  kinesis: KinesisClient;
  lambda: LambdaClient;
  kms: KMSClient;
}

/** Longest wait for one answer, in milliseconds: the emulator serves everything from one process. */
const REQUEST_TIMEOUT_MS = 60_000;

/** Clients of the emulator's root, who may read every store. */
export function createClients(access: Access): Clients {
  const { endpoint, region, credentials } = access;
  const config = {
    endpoint,
    region,
    credentials,
    // HTTP/1.1 throughout: the Kinesis client would choose HTTP/2, which the emulator does not speak.
    requestHandler: new NodeHttpHandler({ requestTimeout: REQUEST_TIMEOUT_MS }),
    maxAttempts: 3,
  };
  return {
    access,
    secrets: new SecretsManagerClient(config),
    // Copies of buckets lie in a second region.
    s3: new S3Client({ ...config, forcePathStyle: true, followRegionRedirects: true }),
    dynamodb: new DynamoDBClient(config),
    logs: new CloudWatchLogsClient(config),
    sqs: new SQSClient(config),
    // A repeated PutRecords would store its records twice: whoever puts decides about trying again.
    kinesis: new KinesisClient({ ...config, maxAttempts: 1 }),
    lambda: new LambdaClient(config),
    kms: new KMSClient(config),
  };
}
