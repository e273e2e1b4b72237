import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { EncryptCommand, type KMSClient } from "@aws-sdk/client-kms";
import { unwrapKey } from "../../runtime/subject-keys/wrapping";
import { eachOf } from "../quarantine/batches";
import { keyItems } from "./items";

export interface RewrapDeps {
  dynamodb: DynamoDBClient;
  kms: KMSClient;
  table: string;
}

/** The generation that keys are wrapped under from now on. */
export interface Generation {
  generation: number;
  wrappingKeyArn: string;
}

export interface RewrapProgress {
  /** Living keys that were looked at. */
  seen: number;
  rewrapped: number;
  /** Destroyed, ended or wrapped anew by somebody else in the meantime. */
  changed: number;
}

/** Keys wrapped at once before the next page is read. */
const BATCH = 64;

interface Wrapped {
  subject: string;
  wrapped: Uint8Array;
  wrappingKey: string;
}

/**
 * Wraps every living key anew under the current generation. What it did stays done: a run that was stopped is gone on
 * with by the next one, which skips what is wrapped already. A key that is destroyed meanwhile stays destroyed.
 */
export async function* rewrap(
  deps: RewrapDeps,
  current: Generation,
  signal: AbortSignal,
): AsyncGenerator<RewrapProgress> {
  const progress: RewrapProgress = { seen: 0, rewrapped: 0, changed: 0 };
  let batch: Wrapped[] = [];
  const work = async () => {
    for (const done of await eachOf(batch, (each) => rewrapOne(deps, current, each)))
      progress[done ? "rewrapped" : "changed"] += 1;
    batch = [];
  };
  for await (const { item, wrapped, wrappingKey } of keyItems(deps.dynamodb, deps.table)) {
    if (signal.aborted) return;
    if (!wrapped || !wrappingKey) continue;
    progress.seen += 1;
    if ((item.generation ?? 0) >= current.generation) continue;
    batch.push({ subject: item.subject, wrapped, wrappingKey });
    if (batch.length < BATCH) continue;
    await work();
    yield { ...progress };
  }
  await work();
  yield { ...progress };
}

async function rewrapOne(
  { dynamodb, kms, table }: RewrapDeps,
  { generation, wrappingKeyArn }: Generation,
  { subject, wrapped, wrappingKey }: Wrapped,
): Promise<boolean> {
  const key = await unwrapKey(kms, subject, { wrapped, wrappingKey });
  try {
    const { CiphertextBlob } = await kms.send(
      new EncryptCommand({ KeyId: wrappingKeyArn, Plaintext: key, EncryptionContext: { subject } }),
    );
    if (!CiphertextBlob) throw new Error("KMS gave no wrapped key.");
    return await replace(dynamodb, table, subject, wrapped, {
      ":wrapped": { B: CiphertextBlob },
      ":arn": { S: wrappingKeyArn },
      ":generation": { N: String(generation) },
    });
  } finally {
    key.fill(0);
  }
}

/** Replaces what is wrapped, unless it is another one by now or none. */
async function replace(
  dynamodb: DynamoDBClient,
  table: string,
  subject: string,
  former: Uint8Array,
  values: Record<string, { B: Uint8Array } | { S: string } | { N: string }>,
): Promise<boolean> {
  try {
    await dynamodb.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { subject: { S: subject } },
        UpdateExpression: "SET wrapped_key = :wrapped, wrapping_key = :arn, generation = :generation",
        ConditionExpression: "wrapped_key = :former",
        ExpressionAttributeValues: { ...(values as Record<string, never>), ":former": { B: former } },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
