import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandOutput,
} from "@aws-sdk/client-dynamodb";
import type { ClosedState, QuarantineEntry, Reason } from "../../contracts/quarantine";
import { type Closing, close, countReturn } from "./closing";
import { ALL_REASONS, type EntryFilter } from "./filter";
import { plain } from "./lookup";
import { mergeByTime } from "./order";

/** Name of the index over `reason` and `quarantined_at`. */
const BY_REASON = "by-reason";

/** The quarantine's index: rows without any content. */
export interface QuarantineIndex {
  /** Entries of a filter in the order of their time; reads page by page. */
  entries(filter: EntryFilter, options?: { newestFirst?: boolean }): AsyncGenerator<QuarantineEntry>;
  get(id: string): Promise<QuarantineEntry | undefined>;
  /**
   * Closes an entry that is in one of the given states.
   *
   * @returns whether this call closed it; false where somebody else had
   */
  close(id: string, change: Closing, from: readonly ("open" | ClosedState)[]): Promise<boolean>;
  /** Counts that an entry was replayed and came back; it stays open. */
  countReturn(id: string): Promise<void>;
}

export function quarantineIndex(client: DynamoDBClient, table: string): QuarantineIndex {
  return {
    entries: (filter, { newestFirst = false } = {}) => {
      const reasons = filter.reasons.length > 0 ? [...new Set(filter.reasons)] : ALL_REASONS;
      return mergeByTime(
        reasons.map((reason) => ofReason(client, table, reason, filter, newestFirst)),
        newestFirst,
      );
    },
    async get(id) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: { quarantine_id: { S: id } }, ConsistentRead: true }),
      );
      return Item && (plain(Item) as unknown as QuarantineEntry);
    },
    close: (id, change, from) => close(client, table, id, change, from),
    countReturn: (id) => countReturn(client, table, id),
  };
}

async function* ofReason(
  client: DynamoDBClient,
  table: string,
  reason: Reason,
  filter: EntryFilter,
  newestFirst: boolean,
): AsyncGenerator<QuarantineEntry> {
  const { since, until, topic, state } = filter;
  if (since > until) return;
  const names: Record<string, string> = { "#reason": "reason", "#at": "quarantined_at" };
  const values: Record<string, AttributeValue> = {
    ":reason": { S: reason },
    ":since": { S: new Date(since).toISOString() },
    ":until": { S: new Date(until).toISOString() },
  };
  const conditions: string[] = [];
  if (topic !== undefined) {
    conditions.push("#topic = :topic");
    names["#topic"] = "topic";
    values[":topic"] = { S: topic };
  }
  if (state !== "all") {
    conditions.push(state === "open" ? "attribute_not_exists(#state)" : "#state = :state");
    names["#state"] = "state";
    if (state !== "open") values[":state"] = { S: state };
  }
  let start: Record<string, AttributeValue> | undefined;
  do {
    const page: QueryCommandOutput = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: BY_REASON,
        KeyConditionExpression: "#reason = :reason AND #at BETWEEN :since AND :until",
        ...(conditions.length > 0 ? { FilterExpression: conditions.join(" AND ") } : {}),
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
        ScanIndexForward: !newestFirst,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    for (const item of page.Items ?? []) yield plain(item) as unknown as QuarantineEntry;
    start = page.LastEvaluatedKey;
  } while (start);
}
