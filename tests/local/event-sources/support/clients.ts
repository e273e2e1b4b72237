import { DynamoDB } from "@aws-sdk/client-dynamodb";
import { IAM } from "@aws-sdk/client-iam";
import { Kinesis } from "@aws-sdk/client-kinesis";
import { Lambda } from "@aws-sdk/client-lambda";
import { S3 } from "@aws-sdk/client-s3";
import { SNS } from "@aws-sdk/client-sns";
import { SQS } from "@aws-sdk/client-sqs";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { emulatorCredentials } from "../../../../local/emulator";

/** Clients with the emulator's root credentials. */
export interface Clients {
  readonly dynamodb: DynamoDB;
  readonly iam: IAM;
  readonly kinesis: Kinesis;
  readonly lambda: Lambda;
  readonly s3: S3;
  readonly sns: SNS;
  readonly sqs: SQS;
}

export function createClients(endpoint: string, region: string): Clients {
  const base = {
    endpoint,
    region,
    credentials: emulatorCredentials(),
    requestHandler: new NodeHttpHandler(),
  };
  return {
    dynamodb: new DynamoDB(base),
    iam: new IAM(base),
    kinesis: new Kinesis(base),
    lambda: new Lambda(base),
    s3: new S3({ ...base, forcePathStyle: true }),
    sns: new SNS(base),
    sqs: new SQS(base),
  };
}
