import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { BACKOFF, type Backoff, pause } from "../shared/retry";
import type { StoredKey, WrappedKey } from "./stored";

/** Most keys of one BatchGetItem. */
export const READ_ITEMS = 100;

type Item = Record<string, AttributeValue>;

/** The verbs over the table of keys (partition key `subject`). */
export interface KeyTable {
  /**
   * What stands for the ids, consistently; nothing where there is no item. Needs `dynamodb:BatchGetItem`.
   *
   * @param ids at most a hundred
   */
  read(ids: readonly string[]): Promise<Map<string, StoredKey>>;
  /**
   * Puts a new key unless there is an item already. Needs `dynamodb:PutItem`.
   *
   * @returns what stands now: the first one that was put, whoever put it
   */
  create(id: string, key: WrappedKey, generation: number, now: number): Promise<StoredKey>;
  /**
   * Lets a key live longer. Needs `dynamodb:UpdateItem`.
   *
   * @returns whether it still stood
   */
  prolong(id: string, expiresAt: number): Promise<boolean>;
}

export function keyTable(table: string, client: DynamoDBClient, backoff: Backoff = BACKOFF): KeyTable {
  return {
    async read(ids) {
      const found = new Map<string, StoredKey>();
      let keys: Item[] = ids.map((id) => ({ subject: { S: id } }));
      for (let attempt = 1; keys.length > 0; attempt++) {
        const { Responses, UnprocessedKeys } = await client.send(
          new BatchGetItemCommand({ RequestItems: { [table]: { Keys: keys, ConsistentRead: true } } }),
        );
        for (const item of Responses?.[table] ?? []) found.set(item["subject"]?.S ?? "", storedOf(item));
        keys = UnprocessedKeys?.[table]?.Keys ?? [];
        if (keys.length === 0) break;
        if (attempt >= backoff.attempts)
          throw new Error(`${keys.length} keys were not read in ${attempt} calls.`);
        await backoff.sleep(pause(attempt, backoff));
      }
      return found;
    },
    async create(id, key, generation, now) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: {
              subject: { S: id },
              wrapped_key: { B: key.wrapped },
              wrapping_key: { S: key.wrappingKey },
              generation: { N: String(generation) },
              created_at: { S: new Date(now).toISOString() },
              expires_at: { N: String(key.expiresAt) },
            },
            ConditionExpression: "attribute_not_exists(subject)",
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          }),
        );
        return key;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        if (!error.Item) throw new Error("A key was refused without saying which one stands.");
        return storedOf(error.Item);
      }
    },
    async prolong(id, expiresAt) {
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: { subject: { S: id } },
            UpdateExpression: "SET expires_at = :until",
            ConditionExpression: "attribute_exists(wrapped_key)",
            ExpressionAttributeValues: { ":until": { N: String(expiresAt) } },
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}

/** What an item of the table says. */
export function storedOf(item: Item): StoredKey {
  const { wrapped_key: wrapped, wrapping_key: wrappingKey, expires_at: expires } = item;
  if (item["destroyed_at"]) return { destroyed: true };
  if (!wrapped?.B || !wrappingKey?.S) throw new Error("An item of the table of keys holds no key.");
  return { wrapped: wrapped.B, wrappingKey: wrappingKey.S, expiresAt: Number(expires?.N ?? 0) };
}
