import { type DataClass, RETENTION, type RetentionRule } from "../../contracts/retention";
import { DATABASES, type Database } from "../../migrations";

/** Rows of one table that are over: those recorded before an instant. */
export interface Purge {
  database: string;
  table: string;
  dataClass: DataClass;
  /** ISO 8601. */
  before: string;
}

const DAY_MS = 86_400_000;

/**
 * What has to go, by the days of the retention manifest. Days count from when a row was recorded.
 *
 * @param now milliseconds since the epoch
 */
export function planPurge(now: number, databases: Record<string, Database> = DATABASES): Purge[] {
  return Object.entries(databases).flatMap(([database, { rows }]) =>
    rows.map(({ table, dataClass }) => {
      const { rowDays } = RETENTION[dataClass] as RetentionRule;
      if (!rowDays) throw new Error(`contracts/retention states no 'rowDays' for '${dataClass}'.`);
      return { database, table, dataClass, before: new Date(now - rowDays * DAY_MS).toISOString() };
    }),
  );
}
