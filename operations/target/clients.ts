import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { KinesisClient } from "@aws-sdk/client-kinesis";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { STSClient } from "@aws-sdk/client-sts";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { Target } from "./target";

export interface Clients {
  dynamodb: DynamoDBClient;
  s3: S3Client;
  kinesis: KinesisClient;
  events: EventBridgeClient;
  kms: KMSClient;
  sts: STSClient;
  destroy(): void;
}

/** Clients of one target; HTTP/1.1 throughout, since not every endpoint speaks the Kinesis client's HTTP/2. */
export function createClients({ region, endpoint, credentials }: Target): Clients {
  const config = {
    region,
    requestHandler: new NodeHttpHandler(),
    ...(endpoint ? { endpoint } : {}),
    ...(credentials ? { credentials } : {}),
  };
  const clients = {
    dynamodb: new DynamoDBClient(config),
    // Names below an endpoint of one's own need not resolve.
    s3: new S3Client({ ...config, forcePathStyle: endpoint !== undefined || hasOwnEndpoint(process.env) }),
    // Whoever publishes decides about trying again: a repeated PutRecords would store its records twice.
    kinesis: new KinesisClient({ ...config, maxAttempts: 1 }),
    events: new EventBridgeClient(config),
    kms: new KMSClient(config),
    sts: new STSClient(config),
  };
  return {
    ...clients,
    destroy: () => {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}

/** Whether the environment sends the SDK elsewhere than to AWS. */
function hasOwnEndpoint(environment: NodeJS.ProcessEnv): boolean {
  return Boolean(environment["AWS_ENDPOINT_URL_S3"] ?? environment["AWS_ENDPOINT_URL"]);
}
