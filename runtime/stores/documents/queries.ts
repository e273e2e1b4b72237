import type { Db, Document, Filter } from "mongodb";
import type {
  DocumentCollection,
  EventCollection,
  EventDocument,
  RollupCollection,
  RollupDocument,
} from "../../../contracts/documents";
import { LIMITS } from "./connection";
import type { Cursors } from "./cursor";

/** A part of a result, and the cursor of the next one; without one there is no more now. */
export interface Page<T> {
  items: T[];
  next?: string;
}

/** Which page, and of what time; times are milliseconds since the epoch, `from` inclusive, `until` exclusive. */
export interface Paging {
  /** Documents of a page, 1 to 200. @default 50 */
  limit?: number;
  cursor?: string;
  from?: number;
  until?: number;
}

/** A parameter of a query is not what the query takes; names the parameter, never its value. */
export class InvalidQuery extends Error {
  override name = "InvalidQuery";
  constructor(parameter: string, allowed: string) {
    super(`The query's '${parameter}' must be ${allowed}.`);
  }
}

const MOST = 200;
const DEFAULT_LIMIT = 50;

/**
 * Everything that is asked of the document store: each query has an index in its order (contracts/document-rules.ts) and answers in pages
 * by keyset, oldest first, so that documents written meanwhile neither repeat nor hide others. Values go in as typed
 * values under fixed operators: a caller's object is refused before it could become one.
 */
export function createQueries(db: Db, cursors: Cursors) {
  const events = (
    name: EventCollection,
    field: "session_id" | "student_id_hash" | undefined,
    value: unknown,
    paging: Paging,
  ) => page<EventDocument>(db, cursors, name, "timestamp", field, value, paging);
  return {
    /** Events of one session, such as its transcript. */
    bySession: (name: EventCollection, sessionId: string, paging: Paging = {}) =>
      events(name, "session_id", sessionId, paging),
    /** Events of one student, over all sessions. */
    byStudent: (name: EventCollection, studentIdHash: string, paging: Paging = {}) =>
      events(name, "student_id_hash", studentIdHash, paging),
    /** Events of a time, of everybody. */
    byTime: (name: EventCollection, paging: Paging = {}) => events(name, undefined, undefined, paging),
    /** Conversations or sessions of one student, by when they began. */
    rollupsOf: (name: RollupCollection, studentIdHash: string, paging: Paging = {}) =>
      page<RollupDocument>(db, cursors, name, "first_at", "subject", studentIdHash, paging),
    /** What is known of a session: one document for each student whose events name it. */
    rollupsIn: (name: RollupCollection, sessionId: string): Promise<RollupDocument[]> =>
      db
        .collection<RollupDocument>(name)
        .find({ session_id: { $eq: text("session_id", sessionId) } })
        .sort({ _id: 1 })
        .limit(MOST)
        .maxTimeMS(LIMITS.callMs)
        .toArray(),
  };
}

export type Queries = ReturnType<typeof createQueries>;

async function page<T extends { _id: string }>(
  db: Db,
  cursors: Cursors,
  collection: DocumentCollection,
  time: "timestamp" | "first_at",
  field: string | undefined,
  value: unknown,
  { limit = DEFAULT_LIMIT, cursor, from, until }: Paging,
): Promise<Page<T>> {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST)
    throw new InvalidQuery("limit", `a whole number from 1 to ${MOST}`);
  const query = {
    collection,
    ...(field && { [field]: text(field, value) }),
    ...(from !== undefined && { from: instant("from", from) }),
    ...(until !== undefined && { until: instant("until", until) }),
  };
  const after = cursor === undefined ? undefined : cursors.read(query, text("cursor", cursor));
  const conditions: Document[] = [
    ...(field ? [{ [field]: { $eq: value } }] : []),
    ...(from === undefined ? [] : [{ [time]: { $gte: new Date(from) } }]),
    ...(until === undefined ? [] : [{ [time]: { $lt: new Date(until) } }]),
    ...(after ? afterwards(time, after) : []),
  ];
  const found = await db
    .collection<T>(collection)
    .find((conditions.length === 0 ? {} : { $and: conditions }) as Filter<T>)
    .sort({ [time]: 1, _id: 1 })
    // One more than asked for tells whether there is a next page.
    .limit(limit + 1)
    .maxTimeMS(LIMITS.callMs)
    .toArray();
  const items = found.slice(0, limit) as unknown as T[];
  const last = items.at(-1) as (T & Record<string, Date>) | undefined;
  if (found.length <= limit || !last) return { items };
  return { items, next: cursors.write(query, { at: Number(last[time]), id: last._id }) };
}

/** Range on the time first, so that the index is entered there; then the documents of that very time. */
function afterwards(time: string, { at, id }: { at: number; id: string }): Document[] {
  const then = new Date(at);
  return [{ [time]: { $gte: then } }, { $or: [{ [time]: { $gt: then } }, { _id: { $gt: id } }] }];
}

function text(name: string, value: unknown): string {
  if (typeof value === "string" && value !== "" && value.length <= 2_048) return value;
  throw new InvalidQuery(name, "text of 1 to 2,048 characters");
}

function instant(name: string, value: unknown): number {
  if (typeof value === "number" && Number.isFinite(new Date(value).getTime())) return value;
  throw new InvalidQuery(name, "a time in milliseconds since the epoch");
}
