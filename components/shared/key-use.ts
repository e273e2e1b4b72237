import type * as pulumi from "@pulumi/pulumi";
import { allow, type Place, type Statement } from "./iam";

/** Services through which a principal of the account may use a data key; the value of `kms:ViaService` without the region. */
export type KeyedService =
  | "backup"
  | "dynamodb"
  | "ec2"
  | "elasticache"
  | "es"
  | "firehose"
  | "kinesis"
  | "rds"
  | "s3"
  | "secretsmanager"
  | "sns"
  | "sqs";

/** What a principal does with the data under a key. Reading needs `Decrypt`; writing an object or message needs a data key too. */
export type KeyUse = "read" | "write";

const ACTIONS: Record<KeyUse, string[]> = {
  read: ["kms:Decrypt"],
  // S3 multipart uploads and SQS decrypt the data key they were given, so a writer needs both.
  write: ["kms:Decrypt", "kms:GenerateDataKey"],
};

/** Lets a role use one key, through one service only. */
export function useKey(
  keyArn: pulumi.Input<string>,
  use: KeyUse,
  service: KeyedService,
  place: Place,
): Statement {
  return allow(ACTIONS[use], keyArn, { StringEquals: { "kms:ViaService": viaService(service, place) } });
}

export function viaService(service: string, place: Place): string {
  return `${service}.${place.region}.amazonaws.com`;
}
