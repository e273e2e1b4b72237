import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { parseInstant } from "../../contracts/events/instant";
import type { TableKeys } from "../../contracts/tables";
import type { Topic } from "../../contracts/topics";
import type { Consumed } from "./consumer";
import type { Item } from "./item";
import { checkItem } from "./item-limits";
import { StoreRefusal } from "./store-quarantine";

/**
 * Sort key of an event: its time in milliseconds, then its id, so that keys sort by time and two events of one instant
 * both stand.
 */
export function timeKey(timestamp: string, eventId: string): string {
  return `${new Date(parseInstant(timestamp) ?? 0).toISOString()}#${eventId}`;
}

/** What every item of a consumer's table says about its event. */
export function commonAttributes({ event, reference }: Consumed<Topic>): Item {
  return {
    event_id: event.event_id,
    event_type: event.event_type,
    source: event.source,
    occurred_at: event.timestamp,
    schema_version: event.schema_version ?? 1,
    ...(reference ? { content_bucket: reference.bucket, content_key: reference.key } : {}),
  };
}

/** Fields of `data` that the contract does not name, as JSON text: stores limit nesting, text does not. */
export function unknownFields(data: Record<string, unknown>, named: readonly string[]): string | undefined {
  const extra = Object.entries(data).filter(([name]) => !named.includes(name));
  return extra.length === 0 ? undefined : JSON.stringify(Object.fromEntries(extra));
}

/**
 * The verb that puts an item unless one with its key is there. Needs `dynamodb:PutItem`.
 *
 * @throws StoreRefusal for an item that the table can never take
 * @returns the `event_id` of the item that holds the key now: another one than the item's own where another event has it
 */
export function itemWriter(table: string, keys: TableKeys, client: DynamoDBClient) {
  return async (item: Item): Promise<string> => {
    checkItem(item, keys);
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: attributes(item),
          ConditionExpression: "attribute_not_exists(#key)",
          ExpressionAttributeNames: { "#key": keys.partitionKey },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        }),
      );
      return String(item["event_id"]);
    } catch (error) {
      if (isTooLarge(error)) throw new StoreRefusal("too_large_for_store");
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const holder = error.Item?.["event_id"]?.S;
      if (holder === undefined)
        throw new Error("An item was refused without saying which event has its key.");
      return holder;
    }
  };
}

/** The service counts for itself; its word is the last. */
function isTooLarge(error: unknown): boolean {
  return error instanceof Error && error.name === "ValidationException" && /\bsize\b/i.test(error.message);
}

function attributes(item: Item): Record<string, AttributeValue> {
  return Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) => (value === undefined ? [] : [[name, attribute(value)]])),
  );
}

function attribute(value: string | number | boolean | readonly string[]): AttributeValue {
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  if (typeof value === "boolean") return { BOOL: value };
  return { L: value.map((text) => ({ S: text })) };
}
