import { type AttributeValue, type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { StoreRefusal } from "../../shared/store-quarantine";

/** What a query of a table of records answers: newest first. */
export interface Page<T> {
  items: T[];
  /** Give it back to go on; absent on the last page. */
  next?: string;
}

export interface PageOptions {
  /** ISO 8601, inclusive. @default the beginning */
  from?: string;
  /** ISO 8601, exclusive. @default the end */
  until?: string;
  /** Items of a page, 1 to 100. @default 25 */
  limit?: number;
  /** `next` of the page before. */
  after?: string;
}

/** By what is asked: an index or the table itself, and the one partition of it. */
export interface Partition {
  index?: string;
  key: string;
  value: string;
  /** @default "timestamp" */
  sortKey?: string;
}

const MOST = 100;

/**
 * One page of a partition. Names and values go as parameters, never into the expression. Needs `dynamodb:Query` on the
 * table, or on the index it names.
 *
 * @throws StoreRefusal for a key the table cannot hold, a limit out of range, or a `next` that is none
 */
export async function queryPage(
  client: DynamoDBClient,
  table: string,
  { index, key, value, sortKey = "timestamp" }: Partition,
  { from, until, limit = 25, after }: PageOptions = {},
): Promise<Page<Record<string, AttributeValue>>> {
  if (value === "") throw new StoreRefusal("value_out_of_range", `/${key}`);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST)
    throw new StoreRefusal("value_out_of_range", "/limit");
  const range = rangeOf(from, until);
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: table,
      ...(index && { IndexName: index }),
      KeyConditionExpression: `#key = :key${range.expression}`,
      ExpressionAttributeNames: { "#key": key, ...(range.expression && { "#sort": sortKey }) },
      ExpressionAttributeValues: { ":key": { S: value }, ...range.values },
      ScanIndexForward: false,
      Limit: limit,
      ...(after !== undefined && { ExclusiveStartKey: keyOf(after) }),
    }),
  );
  return { items: Items, ...(LastEvaluatedKey && { next: tokenOf(LastEvaluatedKey) }) };
}

/** Sort keys begin with the time and go on with `#`, which is less than any digit: a bare time lies before its events. */
function rangeOf(
  from: string | undefined,
  until: string | undefined,
): { expression: string; values: Record<string, AttributeValue> } {
  const bounds = { from: instant(from, "/from"), until: instant(until, "/until") };
  if (bounds.from !== undefined && bounds.until !== undefined) {
    // BETWEEN includes its end, but no key is a bare time.
    const values = { ":from": { S: bounds.from }, ":until": { S: bounds.until } };
    return { expression: " AND #sort BETWEEN :from AND :until", values };
  }
  if (bounds.from !== undefined)
    return { expression: " AND #sort >= :from", values: { ":from": { S: bounds.from } } };
  if (bounds.until !== undefined)
    return { expression: " AND #sort < :until", values: { ":until": { S: bounds.until } } };
  return { expression: "", values: {} };
}

function instant(text: string | undefined, pointer: string): string | undefined {
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new StoreRefusal("value_out_of_range", pointer);
  return new Date(time).toISOString();
}

/** All key attributes are strings. */
function tokenOf(key: Record<string, AttributeValue>): string {
  const plain = Object.fromEntries(Object.entries(key).map(([name, { S }]) => [name, S]));
  return Buffer.from(JSON.stringify(plain)).toString("base64url");
}

function keyOf(token: string): Record<string, AttributeValue> {
  try {
    const plain: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    const entries = Object.entries(plain as object);
    if (entries.length > 0 && entries.every(([, value]) => typeof value === "string"))
      return Object.fromEntries(entries.map(([name, S]) => [name, { S }]));
  } catch {
    // The parser's message quotes the text.
  }
  throw new StoreRefusal("value_out_of_range", "/after");
}
