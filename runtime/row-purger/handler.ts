import { DATABASE_NAMES } from "../../migrations";
import { createLog, type Log } from "../shared/log";
import { iamConnect, type RelationalSettings } from "../stores/relational/connection";
import { openDatabase } from "../stores/relational/database";
import { purgeRows } from "../stores/relational/purge";
import { type Purge, planPurge } from "./core";

export interface RowPurgerSettings {
  /** Where all the databases are, as user `row_purger`. */
  server: Omit<RelationalSettings, "database">;
}

export interface RowPurgerDeps {
  /** Deletes and says how many. */
  purge(rows: Purge): Promise<number>;
  now(): number;
  log: Log;
}

/** Deletes every row whose time is over. A table that fails does not keep the others from it; the run then fails. */
export function createRowPurgerHandler({ purge, now, log }: RowPurgerDeps) {
  return async (_event: unknown) => {
    const deleted: Record<string, number> = {};
    const failures: unknown[] = [];
    for (const rows of planPurge(now())) {
      try {
        deleted[`${rows.database}.${rows.table}`] = await purge(rows);
      } catch (error) {
        failures.push(error);
      }
    }
    log.info("purged", { deleted });
    if (failures.length > 0) throw failures[0];
    return { deleted };
  };
}

/** Longest time for one table, milliseconds: a little less than the role's own limit. */
const TABLE_MS = 55_000;

/** Cold-start wiring of the purger: the only place that builds clients. */
export function rowPurgerFactory({ server }: RowPurgerSettings) {
  const databases = new Map(
    DATABASE_NAMES.map((database) => {
      const connect = iamConnect({ ...server, database }, process.env);
      return [database as string, openDatabase(connect, TABLE_MS)];
    }),
  );
  return createRowPurgerHandler({
    purge: async ({ database, table, before }) => {
      const opened = databases.get(database);
      return opened ? purgeRows(opened, table, before) : 0;
    },
    now: Date.now,
    log: createLog({ job: "row-purger" }),
  });
}
