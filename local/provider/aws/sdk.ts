import { createRequire } from "node:module";
import type * as cloudwatch from "@aws-sdk/client-cloudwatch";
import type * as logs from "@aws-sdk/client-cloudwatch-logs";
import type * as dynamodb from "@aws-sdk/client-dynamodb";
import type * as ec2 from "@aws-sdk/client-ec2";
import type * as events from "@aws-sdk/client-eventbridge";
import type * as firehose from "@aws-sdk/client-firehose";
import type * as iam from "@aws-sdk/client-iam";
import type * as kinesis from "@aws-sdk/client-kinesis";
import type * as kms from "@aws-sdk/client-kms";
import type * as lambda from "@aws-sdk/client-lambda";
import type * as s3 from "@aws-sdk/client-s3";
import type * as secretsmanager from "@aws-sdk/client-secrets-manager";
import type * as sns from "@aws-sdk/client-sns";
import type * as sqs from "@aws-sdk/client-sqs";
import type * as sts from "@aws-sdk/client-sts";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { Environment } from "./environment";

/** The clients by the service's name in botocore, which is also what `local/models` goes by. */
interface Sdk {
  cloudwatch: typeof cloudwatch;
  logs: typeof logs;
  dynamodb: typeof dynamodb;
  ec2: typeof ec2;
  events: typeof events;
  firehose: typeof firehose;
  iam: typeof iam;
  kinesis: typeof kinesis;
  kms: typeof kms;
  lambda: typeof lambda;
  s3: typeof s3;
  secretsmanager: typeof secretsmanager;
  sns: typeof sns;
  sqs: typeof sqs;
  sts: typeof sts;
}

const PACKAGES: Record<keyof Sdk, [module: string, client: string]> = {
  cloudwatch: ["client-cloudwatch", "CloudWatchClient"],
  logs: ["client-cloudwatch-logs", "CloudWatchLogsClient"],
  dynamodb: ["client-dynamodb", "DynamoDBClient"],
  ec2: ["client-ec2", "EC2Client"],
  events: ["client-eventbridge", "EventBridgeClient"],
  firehose: ["client-firehose", "FirehoseClient"],
  iam: ["client-iam", "IAMClient"],
  kinesis: ["client-kinesis", "KinesisClient"],
  kms: ["client-kms", "KMSClient"],
  lambda: ["client-lambda", "LambdaClient"],
  s3: ["client-s3", "S3Client"],
  secretsmanager: ["client-secrets-manager", "SecretsManagerClient"],
  sns: ["client-sns", "SNSClient"],
  sqs: ["client-sqs", "SQSClient"],
  sts: ["client-sts", "STSClient"],
};

export type Service = keyof Sdk;
export type Operation<S extends Service> = keyof Sdk[S] extends infer K
  ? K extends `${infer O}Command`
    ? O
    : never
  : never;
type Command<S extends Service, O extends string> = `${O}Command` extends keyof Sdk[S]
  ? Sdk[S][`${O}Command`] extends abstract new (
      ...args: never
    ) => infer C
    ? C
    : never
  : never;
export type Input<S extends Service, O extends string> = Command<S, O> extends { input: infer I } ? I : never;
export type Output<S extends Service, O extends string> =
  Command<S, O> extends { resolveMiddleware: infer R extends (...args: never) => (...args: never) => unknown }
    ? Awaited<ReturnType<ReturnType<R>>> extends { output: infer T }
      ? T
      : never
    : never;

/** One request to AWS as data, so that it can be checked before it is sent. */
export interface Call {
  service: Service;
  operation: string;
  input: object;
}

export function call<S extends Service, O extends string & Operation<S>>(
  service: S,
  operation: O,
  input: Input<S, O>,
): Call {
  return { service, operation, input: input as object };
}

/** Sends requests to AWS; one per region. */
export interface Aws {
  send(call: Call): Promise<unknown>;
  request<S extends Service, O extends string & Operation<S>>(
    service: S,
    operation: O,
    input: Input<S, O>,
  ): Promise<Output<S, O>>;
}

interface Client {
  send(command: unknown): Promise<unknown>;
}

// Clients are loaded when first needed: all of them together take a second.
const load = createRequire(__filename);

export function connect(environment: Environment, region = environment.region): Aws {
  const clients = new Map<Service, Client>();
  const send = ({ service, operation, input }: Call): Promise<unknown> => {
    const sdk = load(`@aws-sdk/${PACKAGES[service][0]}`) as Record<string, new (arg: object) => unknown>;
    const client = clients.get(service) ?? open(sdk, service, environment, region);
    clients.set(service, client);
    const command = sdk[`${operation}Command`];
    if (!command) throw new RangeError(`The SDK's client for ${service} has no operation ${operation}.`);
    return client.send(new command(input));
  };
  return {
    send,
    request: (service, operation, input) => send(call(service, operation, input)) as never,
  };
}

function open(
  sdk: Record<string, new (arg: object) => unknown>,
  service: Service,
  environment: Environment,
  region: string,
): Client {
  const name = PACKAGES[service][1];
  const Client = sdk[name];
  if (!Client) throw new RangeError(`@aws-sdk/${PACKAGES[service][0]} has no ${name}.`);
  return new Client({
    region,
    endpoint: service === "firehose" ? environment.deliveryEndpoint : environment.endpoint,
    credentials: {
      accessKeyId: process.env["AWS_ACCESS_KEY_ID"] ?? "test",
      secretAccessKey: process.env["AWS_SECRET_ACCESS_KEY"] ?? "test",
    },
    maxAttempts: 3,
    // Kinesis would speak HTTP/2 by default, which the emulator does not; bucket names are no host names there.
    ...(service === "kinesis" ? { requestHandler: new NodeHttpHandler() } : {}),
    ...(service === "s3" ? { forcePathStyle: true } : {}),
  }) as Client;
}
