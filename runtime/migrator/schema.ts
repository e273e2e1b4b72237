import type { Client } from "pg";
import { Umzug } from "umzug";
import type { RanMigration } from "../../contracts/migrations";
import { RETENTION } from "../../contracts/retention";
import type { Database, Migration } from "../../migrations";
import { failureOf } from "../stores/relational/failure";
import { type AppliedMigration, checkHistory, checksumOf, MigrationRefused } from "./core";

/** A schema change waits so long for a table that is in use, and so long only: everybody else queues up behind it. */
const LOCK_TIMEOUT = "SET LOCAL lock_timeout = '5s'";

const HISTORY = `CREATE TABLE IF NOT EXISTS schema_migrations (
  name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now()
)`;

/** What stands in one database. */
export async function history(client: Client): Promise<AppliedMigration[]> {
  const { rows: found } = await client.query("SELECT to_regclass('schema_migrations') IS NOT NULL AS there");
  if (!found[0]?.there) return [];
  const { rows } = await client.query<AppliedMigration>(
    "SELECT name, checksum FROM schema_migrations ORDER BY name",
  );
  return rows;
}

/**
 * Runs migrations of one database, each with its entry in the history in one transaction.
 *
 * @throws MigrationRefused where the history does not fit; an Error that names migration and SQLSTATE where one fails
 */
export async function migrate(
  client: Client,
  database: string,
  { migrations }: Database,
  { direction, steps }: { direction: "up" | "down"; steps: number | undefined },
): Promise<RanMigration[]> {
  await client.query(HISTORY);
  checkHistory(database, await history(client), migrations);
  const ran: RanMigration[] = [];
  const step = async (migration: Migration, sql: string | undefined, entry: () => Promise<unknown>) => {
    if (sql === undefined)
      throw new MigrationRefused(`${database}: '${migration.name}' cannot be undone; restore a backup.`);
    const start = Date.now();
    try {
      await client.query("BEGIN");
      await client.query(LOCK_TIMEOUT);
      await client.query(sql);
      await entry();
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK").catch(() => undefined);
      throw new Error(`${database}: '${migration.name}' failed (${direction}): ${failureOf(error).message}`);
    }
    ran.push({ database, migration: migration.name, direction, milliseconds: Date.now() - start });
  };
  const tool = new Umzug({
    migrations: migrations.map((migration) => ({
      name: migration.name,
      up: () => step(migration, migration.up, () => remember(client, migration)),
      down: () => step(migration, migration.down, () => forget(client, migration)),
    })),
    // Written by the steps, in their own transactions.
    storage: {
      executed: async () => (await history(client)).map(({ name }) => name),
      logMigration: async () => undefined,
      unlogMigration: async () => undefined,
    },
    logger: undefined,
  });
  try {
    if (direction === "up") await tool.up(steps === undefined ? {} : { step: steps });
    else await tool.down({ step: steps ?? 1 });
  } catch (error) {
    throw error instanceof Error && error.cause instanceof Error ? error.cause : error;
  }
  return ran;
}

function remember(client: Client, migration: Migration) {
  const entry = [migration.name, checksumOf(migration)];
  return client.query("INSERT INTO schema_migrations (name, checksum) VALUES ($1, $2)", entry);
}

function forget(client: Client, { name }: Migration) {
  return client.query("DELETE FROM schema_migrations WHERE name = $1", [name]);
}

/** Writes the manifest's periods where the database's policies read them. */
export async function writePeriods(client: Client, { rows }: Database): Promise<void> {
  for (const dataClass of new Set(rows.map((each) => each.dataClass))) {
    const { rowDays } = RETENTION[dataClass] as { rowDays?: number };
    if (!rowDays) throw new Error(`contracts/retention states no 'rowDays' for '${dataClass}'.`);
    await client.query(
      `INSERT INTO retention_periods (data_class, days) VALUES ($1, $2)
       ON CONFLICT (data_class) DO UPDATE SET days = excluded.days`,
      [dataClass, rowDays],
    );
  }
}
