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

/**
 * What a principal does with the data under a key. Reading needs `Decrypt`, writing a new data key; `upload` is writing
 * objects in parts.
 */
export type KeyUse = "read" | "write" | "upload";

/** Services that need nothing but a new data key of who writes (developer guides of Kinesis and S3, "permissions"). */
const WRITE_ONLY: readonly KeyedService[] = ["kinesis", "s3"];

function actionsOf(use: KeyUse, service: KeyedService): string[] {
  if (use === "read") return ["kms:Decrypt"];
  // Queues, topics and uploads in parts decrypt the data key they were given.
  if (use === "upload" || !WRITE_ONLY.includes(service)) return ["kms:Decrypt", "kms:GenerateDataKey"];
  return ["kms:GenerateDataKey"];
}

/** Lets a role use one key, through one service only. */
export function useKey(
  keyArn: pulumi.Input<string>,
  use: KeyUse,
  service: KeyedService,
  place: Place,
): Statement {
  return allow(actionsOf(use, service), keyArn, {
    StringEquals: { "kms:ViaService": viaService(service, place) },
  });
}

export function viaService(service: string, place: Place): string {
  return `${service}.${place.region}.amazonaws.com`;
}
