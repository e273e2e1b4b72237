import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from "@aws-sdk/client-kms";
import type { StackOutputs } from "../../contracts/outputs";
import { RETENTION } from "../../contracts/retention";

const DAY_MS = 86_400_000;

export type KeyOutputs = Pick<StackOutputs, "subjectKeys"> & {
  tables: Pick<StackOutputs["tables"], "subjectKeys">;
};

export interface KeyClients {
  dynamodb: DynamoDBClient;
  kms: KMSClient;
}

/** The data key of an id, unwrapped; nothing where none stands or it was destroyed. */
export async function readKey(
  { dynamodb, kms }: KeyClients,
  { tables }: KeyOutputs,
  id: string,
): Promise<Uint8Array | undefined> {
  const { Item } = await dynamodb.send(
    new GetItemCommand({ TableName: tables.subjectKeys, Key: { subject: { S: id } }, ConsistentRead: true }),
  );
  if (!Item?.["wrapped_key"]?.B) return undefined;
  const { Plaintext } = await kms.send(
    new DecryptCommand({
      KeyId: Item["wrapping_key"]?.S,
      CiphertextBlob: Item["wrapped_key"].B,
      EncryptionContext: { subject: id },
    }),
  );
  return Plaintext;
}

/** The key of rejected records of a day: made where there is none; the first one that was put is everybody's. */
export async function dayKey(
  clients: KeyClients,
  outputs: KeyOutputs,
  now: number,
): Promise<{ id: string; key: Uint8Array }> {
  const id = `quarantine/${new Date(now).toISOString().slice(0, 10)}`;
  const { generation, wrappingKeyArns } = outputs.subjectKeys;
  const wrappingKey = wrappingKeyArns[generation] ?? "";
  const standing = await readKey(clients, outputs, id);
  if (standing) return { id, key: standing };
  const { Plaintext, CiphertextBlob } = await clients.kms.send(
    new GenerateDataKeyCommand({
      KeyId: wrappingKey,
      KeySpec: "AES_256",
      EncryptionContext: { subject: id },
    }),
  );
  if (!Plaintext || !CiphertextBlob) throw new Error("KMS gave no data key.");
  const end = Math.floor((now + (RETENTION.quarantine.object.expire + KEPT_LONGER_DAYS) * DAY_MS) / 1_000);
  try {
    await clients.dynamodb.send(
      new PutItemCommand({
        TableName: outputs.tables.subjectKeys,
        Item: {
          subject: { S: id },
          wrapped_key: { B: CiphertextBlob },
          wrapping_key: { S: wrappingKey },
          generation: { N: String(generation) },
          created_at: { S: new Date(now).toISOString() },
          expires_at: { N: String(end) },
        },
        ConditionExpression: "attribute_not_exists(subject)",
      }),
    );
    return { id, key: Plaintext };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const first = await readKey(clients, outputs, id);
    if (!first) throw new Error(`The key ${id} was destroyed.`);
    return { id, key: first };
  }
}

/** A record of the day may have waited in its stream before it is sealed. */
const KEPT_LONGER_DAYS = 8;
