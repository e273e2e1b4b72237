import { randomUUID } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateDeliveryStreamCommand,
  type ExtendedS3DestinationConfiguration,
  FirehoseClient,
  PutRecordBatchCommand,
} from "@aws-sdk/client-firehose";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { STSClient } from "@aws-sdk/client-sts";
import { zipSync } from "fflate";
import { type Delivery, REGION } from "./bench";

const CREDENTIALS = { accessKeyId: "test", secretAccessKey: "test" };

const FIREHOSE_TRUST = {
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: "firehose.amazonaws.com" }, Action: "sts:AssumeRole" },
  ],
};

export interface StoredObject {
  key: string;
  body: Buffer;
  /** The body as text, unzipped where the key ends with .gz. */
  text: string;
}

/** Everything a test needs around the local Firehose, made new under names of its own. */
export function createWorld(endpoint: string, delivery: Delivery) {
  const options = { region: REGION, credentials: CREDENTIALS, maxAttempts: 1 };
  const s3 = new S3Client({ ...options, endpoint, forcePathStyle: true });
  const iam = new IAMClient({ ...options, endpoint });
  const sts = new STSClient({ ...options, endpoint });
  const lambda = new LambdaClient({ ...options, endpoint });
  const logs = new CloudWatchLogsClient({ ...options, endpoint });
  const firehose = new FirehoseClient({ ...options, endpoint: delivery.url });

  async function bucket(): Promise<string> {
    const name = `delivery-${randomUUID()}`;
    await s3.send(new CreateBucketCommand({ Bucket: name }));
    return name;
  }

  async function grant(roleArn: string, actions: string[]): Promise<void> {
    const statement = { Effect: "Allow", Action: actions, Resource: "*" };
    const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    await iam.send(
      new PutRolePolicyCommand({ RoleName: roleArn.split("/").pop(), PolicyName: "access", PolicyDocument }),
    );
  }

  async function role(actions: string[], trust: object = FIREHOSE_TRUST): Promise<string> {
    const RoleName = `role-${randomUUID().slice(0, 8)}`;
    const made = await iam.send(
      new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }),
    );
    const arn = made.Role?.Arn ?? "";
    if (actions.length > 0) await grant(arn, actions);
    return arn;
  }

  /** A function whose handler is `async (event) => { <body> }`. */
  async function fn(body: string): Promise<string> {
    const FunctionName = `transform-${randomUUID().slice(0, 8)}`;
    const trust = {
      ...FIREHOSE_TRUST,
      Statement: [{ ...FIREHOSE_TRUST.Statement[0], Principal: { Service: "lambda.amazonaws.com" } }],
    };
    const source = `const fs = require("node:fs");\nexports.handler = async (event) => { ${body} };`;
    const made = await lambda.send(
      new CreateFunctionCommand({
        FunctionName,
        Role: await role([], trust),
        Runtime: "nodejs24.x",
        Handler: "index.handler",
        Timeout: 20,
        Code: { ZipFile: zipSync({ "index.js": Buffer.from(source) }) },
      }),
    );
    return made.FunctionArn ?? "";
  }

  /** A stream with a bucket and a role that may do what it needs; one thing different per test. */
  async function stream(given: Partial<ExtendedS3DestinationConfiguration> = {}) {
    const name = `stream-${randomUUID().slice(0, 8)}`;
    const target = await bucket();
    const destination: ExtendedS3DestinationConfiguration = {
      RoleARN: given.RoleARN ?? (await role(["s3:PutObject", "lambda:InvokeFunction"])),
      BucketARN: `arn:aws:s3:::${target}`,
      BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 1 },
      ...given,
    };
    await firehose.send(
      new CreateDeliveryStreamCommand({
        DeliveryStreamName: name,
        ExtendedS3DestinationConfiguration: destination,
      }),
    );
    return { name, bucket: destination.BucketARN?.split(":::")[1] ?? "", roleArn: destination.RoleARN ?? "" };
  }

  async function put(name: string, texts: readonly (string | Buffer)[]): Promise<string[]> {
    const Records = texts.map((text) => ({ Data: Buffer.from(text) }));
    const answer = await firehose.send(new PutRecordBatchCommand({ DeliveryStreamName: name, Records }));
    return (answer.RequestResponses ?? []).map(({ RecordId = "" }) => RecordId);
  }

  async function objects(name: string): Promise<StoredObject[]> {
    const found: StoredObject[] = [];
    let token: string | undefined;
    do {
      const page = await s3.send(new ListObjectsV2Command({ Bucket: name, ContinuationToken: token }));
      for (const { Key = "" } of page.Contents ?? []) {
        const got = await s3.send(new GetObjectCommand({ Bucket: name, Key }));
        const body = Buffer.from((await got.Body?.transformToByteArray()) ?? []);
        found.push({
          key: Key,
          body,
          text: (Key.endsWith(".gz") ? gunzipSync(body) : body).toString("utf8"),
        });
      }
      token = page.NextContinuationToken;
    } while (token);
    return found;
  }

  /** The objects once nothing of the stream waits any more. */
  async function delivered({
    name,
    bucket: target,
  }: {
    name: string;
    bucket: string;
  }): Promise<StoredObject[]> {
    await eventually(async () => (await delivery.status(name)).bufferedRecords === 0);
    return await objects(target);
  }

  return { s3, iam, sts, lambda, logs, firehose, bucket, grant, role, fn, stream, put, objects, delivered };
}

export type World = ReturnType<typeof createWorld>;

/** A Lambda processor, and what its parameters are. */
export function transformWith(
  functionArn: string,
  parameters: Record<string, string> = {},
  more: string[] = [],
) {
  const all = { LambdaArn: functionArn, BufferIntervalInSeconds: "0", ...parameters };
  const Parameters = Object.entries(all).map(([ParameterName, ParameterValue]) => ({
    ParameterName,
    ParameterValue,
  }));
  const others = more.map((Type) => ({ Type }));
  return {
    ProcessingConfiguration: { Enabled: true, Processors: [{ Type: "Lambda", Parameters }, ...others] },
  } as Partial<ExtendedS3DestinationConfiguration>;
}

/** Waits until a condition holds, for at most `ms` milliseconds. */
export async function eventually(condition: () => Promise<boolean> | boolean, ms = 15_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
