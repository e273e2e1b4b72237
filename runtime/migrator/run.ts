import type { Client } from "pg";
import type { MigrationAnswer, MigrationRequest } from "../../contracts/migrations";
import { DATABASES, type Database } from "../../migrations";
import { MigrationRefused } from "./core";
import { exclusively } from "./lock";
import { history, migrate, writePeriods } from "./schema";
import { ensureDatabases, ensureRoles, filledTables } from "./server";

/** How long a deployment waits for another migrator, milliseconds. */
const DEPLOYMENT_WAIT_MS = 120_000;

/** Opens a connection to one database as the owner of the schemas. */
export type Open = (database: string) => Promise<Client>;

/**
 * Brings the databases to what this program knows, one step back, or says how they stand. One migrator works at a time.
 *
 * @throws MigrationRefused for a request that cannot be met; nothing was changed
 */
export async function runMigrations(
  request: MigrationRequest,
  open: Open,
  databases: Record<string, Database> = DATABASES,
): Promise<MigrationAnswer> {
  const names = wanted(request, Object.keys(databases));
  const { waitSeconds } = request;
  const server = await open("postgres");
  try {
    if (request.action === "status") return { state: "done", ran: [], databases: await statuses(server) };
    const waitMs = waitSeconds === undefined ? DEPLOYMENT_WAIT_MS : waitSeconds * 1_000;
    const ran = await exclusively(server, waitMs, () => change(server));
    if (!ran && waitSeconds === undefined)
      throw new MigrationRefused(
        "Another migrator has been at work for two minutes; try again when it is done.",
      );
    return { state: ran ? "done" : "locked", ran: ran ?? [], databases: await statuses(server) };
  } finally {
    await server.end();
  }

  async function change(client: Client) {
    await ensureRoles(client);
    await ensureDatabases(client, Object.keys(databases));
    const ran: MigrationAnswer["ran"] = [];
    for (const name of names) {
      const left = request.steps === undefined ? undefined : request.steps - ran.length;
      if (left === 0) break;
      ran.push(...(await within(name, (each) => changeOne(each, name, left))));
    }
    return ran;
  }

  async function changeOne(client: Client, name: string, steps: number | undefined) {
    const database = databases[name] as Database;
    const direction = request.action === "down" ? "down" : "up";
    if (direction === "down" && !request.loseRows) {
      const filled = await filledTables(
        client,
        database.rows.map(({ table }) => table),
      );
      if (filled.length > 0)
        throw new MigrationRefused(
          `${name}: ${filled.join(", ")} would lose rows; to let that happen: --lose-rows.`,
        );
    }
    const ran = await migrate(client, name, database, { direction, steps });
    const { pending } = await status(client, database);
    if (pending.length === 0) await writePeriods(client, database);
    return ran;
  }

  async function statuses(client: Client) {
    const { rows } = await client.query<{ datname: string }>("SELECT datname FROM pg_database");
    const there = new Set(rows.map(({ datname }) => datname));
    const result: MigrationAnswer["databases"] = {};
    for (const [name, database] of Object.entries(databases)) {
      result[name] = there.has(name)
        ? await within(name, (each) => status(each, database))
        : { applied: [], pending: database.migrations.map((migration) => migration.name) };
    }
    return result;
  }

  async function within<T>(name: string, work: (client: Client) => Promise<T>): Promise<T> {
    const client = await open(name);
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
}

async function status(client: Client, { migrations }: Database) {
  const applied = (await history(client)).map(({ name }) => name);
  const pending = migrations.map(({ name }) => name).filter((name) => !applied.includes(name));
  return { applied, pending };
}

function wanted({ action, database, steps }: MigrationRequest, known: readonly string[]): readonly string[] {
  if (!["up", "down", "status"].includes(action))
    throw new MigrationRefused("'action' is missing or wrong; allowed: up, down, status.");
  if (database !== undefined && !known.includes(database))
    throw new MigrationRefused(`There is no such database; allowed: ${known.join(", ")}.`);
  if (action === "down" && database === undefined)
    throw new MigrationRefused("'down' undoes the last step of one database: name it.");
  if (steps !== undefined && !(Number.isInteger(steps) && steps > 0))
    throw new MigrationRefused("'steps' is wrong; allowed: a whole number from 1.");
  return database === undefined ? known : [database];
}
