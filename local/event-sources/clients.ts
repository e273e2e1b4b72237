import { DynamoDBStreams } from "@aws-sdk/client-dynamodb-streams";
import { IAM } from "@aws-sdk/client-iam";
import { Kinesis } from "@aws-sdk/client-kinesis";
import { Lambda } from "@aws-sdk/client-lambda";
import { S3 } from "@aws-sdk/client-s3";
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { SNS } from "@aws-sdk/client-sns";
import { SQS } from "@aws-sdk/client-sqs";
import { STS } from "@aws-sdk/client-sts";
import { NodeHttpHandler } from "@smithy/node-http-handler";

export interface Connection {
  readonly endpoint: string;
  readonly region: string;
}

/** The poller's own clients: it finds mappings and invokes functions as the Lambda service would. */
export interface ServiceClients {
  readonly dynamodb: DynamoDBStreams;
  readonly iam: IAM;
  readonly lambda: Lambda;
  readonly sqs: SQS;
  readonly sts: STS;
}

/** Clients under a function's role: what the function may not do, its event source may not do either. */
export interface RoleClients {
  readonly kinesis: Kinesis;
  readonly secrets: SecretsManager;
  readonly sqs: SQS;
  readonly sns: SNS;
  readonly s3: S3;
}

const MAX_SOCKETS = 200;

/** Kinesis' client speaks HTTP/2 by default, which the emulator does not; one handler shares its sockets. */
function shared(connection: Connection) {
  return { ...connection, requestHandler: new NodeHttpHandler({ httpAgent: { maxSockets: MAX_SOCKETS } }) };
}

/** An invocation is never repeated by the client: whether to do so is the poller's decision. */
export function serviceClients(connection: Connection): ServiceClients {
  const base = shared(connection);
  return {
    dynamodb: new DynamoDBStreams(base),
    iam: new IAM(base),
    lambda: new Lambda({ ...base, maxAttempts: 1 }),
    sqs: new SQS(base),
    sts: new STS(base),
  };
}

/** Clients with credentials of the role, assumed anew before they expire. */
export function roleClients(connection: Connection, sts: STS, roleArn: string): RoleClients {
  const credentials = async () => {
    const session = await sts.assumeRole({ RoleArn: roleArn, RoleSessionName: "event-sources" });
    const {
      AccessKeyId = "",
      SecretAccessKey = "",
      SessionToken = "",
      Expiration,
    } = session.Credentials ?? {};
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      ...(Expiration && { expiration: Expiration }),
    };
  };
  const base = { ...shared(connection), credentials };
  return {
    kinesis: new Kinesis(base),
    secrets: new SecretsManager(base),
    sqs: new SQS(base),
    sns: new SNS(base),
    s3: new S3({ ...base, forcePathStyle: true }),
  };
}
