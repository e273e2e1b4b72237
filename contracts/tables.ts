/** An index over two string attributes. Items that lack one of the two do not stand in it. */
export interface TableIndex {
  name: string;
  partitionKey: string;
  sortKey: string;
}

/** By what a table holds its items; all keys are strings. */
export interface TableKeys {
  partitionKey: string;
  sortKey?: string;
  indexes: readonly TableIndex[];
}

/**
 * The tables of records and their indexes; docs/access-patterns.md says which question each answers. Where there is a
 * sort key `timestamp`, it holds `<ISO time>#<event_id>`.
 */
export const RECORD_TABLES = {
  "crisis-events": {
    partitionKey: "student_id_hash",
    sortKey: "timestamp",
    indexes: [
      // All students: by day (`YYYY-MM-DD`, UTC) and time.
      { name: "by-day", partitionKey: "day", sortKey: "timestamp" },
      // Only those somebody still has to act on: by school and time.
      { name: "open", partitionKey: "open_in", sortKey: "timestamp" },
    ],
  },
  "notification-logs": {
    partitionKey: "notification_id",
    indexes: [{ name: "by-student", partitionKey: "student_id_hash", sortKey: "timestamp" }],
  },
  "audit-trail": {
    partitionKey: "entity_id",
    sortKey: "timestamp",
    indexes: [{ name: "by-actor", partitionKey: "actor_id", sortKey: "timestamp" }],
  },
} as const satisfies Record<string, TableKeys>;

export type RecordTable = keyof typeof RECORD_TABLES;

/** `open_in` of an open crisis whose event names no school. */
export const NO_SCHOOL = "none";
