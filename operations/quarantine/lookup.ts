import { setTimeout as sleep } from "node:timers/promises";
import { type AttributeValue, BatchGetItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";

/** Most keys of one BatchGetItem. */
const KEYS = 100;

/** Pause before keys are asked for again that the table did not get to, milliseconds. */
const PAUSE_MS = 100;

/**
 * Reads the items of a table that exist among the given ids, consistently.
 *
 * @returns attributes by id; texts and numbers only
 */
export async function lookUp(
  client: DynamoDBClient,
  table: string,
  keyName: string,
  ids: readonly string[],
): Promise<Map<string, Record<string, string | number>>> {
  const found = new Map<string, Record<string, string | number>>();
  const wanted = [...new Set(ids)];
  for (let at = 0; at < wanted.length; at += KEYS) {
    let keys: Record<string, AttributeValue>[] = wanted
      .slice(at, at + KEYS)
      .map((id) => ({ [keyName]: { S: id } }));
    while (keys.length > 0) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetItemCommand({ RequestItems: { [table]: { Keys: keys, ConsistentRead: true } } }),
      );
      for (const item of Responses?.[table] ?? []) found.set(item[keyName]?.S ?? "", plain(item));
      keys = UnprocessedKeys?.[table]?.Keys ?? [];
      if (keys.length > 0) await sleep(PAUSE_MS);
    }
  }
  return found;
}

/** An item whose attributes are texts and numbers. */
export function plain(item: Record<string, AttributeValue>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      value.N === undefined ? (value.S ?? "") : Number(value.N),
    ]),
  );
}
