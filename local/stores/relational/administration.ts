import { dirname } from "node:path";
import { escapeIdentifier, Pool } from "pg";
import type { Endpoint, StoreServer } from "../shared/server";

const pools = new WeakMap<StoreServer, Pool>();

/** Runs a statement as the service's own superuser. */
export async function administer<Row>(
  server: StoreServer,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  let pool = pools.get(server);
  if (!pool) {
    if (!("path" in server.upstream)) throw new Error("PostgreSQL listens on a socket only");
    pool = new Pool({
      host: dirname(server.upstream.path),
      user: "rdsadmin",
      database: "postgres",
      max: 2,
      connectionTimeoutMillis: 5000,
    });
    pool.on("error", () => undefined);
    pools.set(server, pool);
  }
  return (await pool.query(text, [...values])).rows as Row[];
}

export function closeAdministration(server: StoreServer): void {
  void pools
    .get(server)
    ?.end()
    .catch(() => undefined);
}

/** The roles that every RDS instance has. */
const SERVICE_ROLES = ["rds_iam", "rds_superuser"] as const;

/** Makes the database and the master user of an instance, as RDS does: no superuser, but may make users and databases. */
export async function make(server: StoreServer, { database }: Endpoint, master?: string): Promise<void> {
  const roles = await names(server, "SELECT rolname AS name FROM pg_roles");
  for (const role of SERVICE_ROLES) if (!roles.has(role)) await administer(server, `CREATE ROLE ${role}`);
  if (master && !roles.has(master)) {
    const user = escapeIdentifier(master);
    await administer(server, `CREATE ROLE ${user} LOGIN CREATEDB CREATEROLE`);
    await administer(server, `GRANT rds_superuser TO ${user}`);
    await administer(server, `GRANT pg_monitor, pg_signal_backend, pg_read_all_data TO ${user}`);
  }
  if (!database || (await names(server, "SELECT datname AS name FROM pg_database")).has(database)) return;
  const owner = master ? ` OWNER ${escapeIdentifier(master)}` : "";
  await administer(server, `CREATE DATABASE ${escapeIdentifier(database)}${owner}`);
}

async function names(server: StoreServer, text: string): Promise<Set<string>> {
  return new Set((await administer<{ name: string }>(server, text)).map(({ name }) => name));
}

/** Whether the user logs in with IAM tokens, and with nothing else: that is what membership of `rds_iam` means. */
export async function isIamUser(server: StoreServer, user: string): Promise<boolean> {
  const rows = await administer(
    server,
    "SELECT FROM pg_roles WHERE rolname = $1 AND rolcanlogin AND NOT rolsuper AND pg_has_role(oid, 'rds_iam', 'member')",
    [user],
  );
  return rows.length > 0;
}
