import type { TableKeys } from "../../contracts/tables";
import type { Item } from "./item";
import { StoreRefusal } from "./store-quarantine";

/** Limits of DynamoDB (developer guide, "Service, account, and table quotas"), bytes of UTF-8. */
const ITEM_BYTES = 409_600;
const PARTITION_KEY_BYTES = 2_048;
const SORT_KEY_BYTES = 1_024;

/** Numbers reach to 9.9…E+125, exclusive. */
const NUMBER_LIMIT = 1e126;

/** Where an attribute comes from; the others are made of several fields. */
const ENVELOPE: Record<string, string> = {
  event_id: "/event_id",
  source: "/source",
  schema_version: "/schema_version",
  occurred_at: "/timestamp",
};
const MADE = new Set(["day", "open_in", "extra", "timestamp", "content_bucket", "content_key", "expires_at"]);

/**
 * Refuses an item that DynamoDB would refuse however often it is tried, and one whose text it could not give back.
 *
 * @throws StoreRefusal
 */
export function checkItem(item: Item, keys: TableKeys): void {
  let size = 0;
  for (const [name, value] of Object.entries(item)) {
    if (value === undefined) continue;
    if (typeof value === "number" && Math.abs(value) >= NUMBER_LIMIT) refuse("value_out_of_range", name);
    // A lone surrogate has no form in UTF-8: another text would come back.
    if (textsOf(value).some((text) => !isWellFormed(text))) refuse("invalid_text", name);
    size += Buffer.byteLength(name) + sizeOf(value);
  }
  const named = [keys, ...keys.indexes];
  for (const { partitionKey, sortKey } of named) {
    checkKey(item, partitionKey, PARTITION_KEY_BYTES);
    if (sortKey !== undefined) checkKey(item, sortKey, SORT_KEY_BYTES);
  }
  if (size > ITEM_BYTES) refuse("too_large_for_store");
}

function checkKey(item: Item, name: string, limit: number): void {
  const value = item[name];
  if (typeof value !== "string") return;
  if (value === "") refuse("value_out_of_range", name);
  if (Buffer.byteLength(value) > limit) refuse("too_large_for_store", name);
}

function refuse(reason: StoreRefusal["reason"], attribute?: string): never {
  throw new StoreRefusal(reason, attribute === undefined ? undefined : pointerOf(attribute));
}

function pointerOf(attribute: string): string | undefined {
  return ENVELOPE[attribute] ?? (MADE.has(attribute) ? undefined : `/data/${attribute}`);
}

/** Bytes an attribute's value counts (developer guide, "DynamoDB item sizes and formats"). */
function sizeOf(value: NonNullable<Item[string]>): number {
  if (typeof value === "string") return Buffer.byteLength(value);
  if (typeof value === "boolean") return 1;
  if (typeof value === "number") return Math.ceil(String(value).length / 2) + 1;
  return value.reduce((sum, text) => sum + 1 + Buffer.byteLength(text), 3);
}

function textsOf(value: Item[string]): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" ? value : [];
}

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
