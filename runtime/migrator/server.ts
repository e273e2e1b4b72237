import type { Client } from "pg";
import { rolesSql } from "../../migrations";

/** Makes the roles of the server, and sets again what each must be. */
export async function ensureRoles(client: Client): Promise<void> {
  await client.query(rolesSql());
}

/** Makes the databases that are missing; one that stands is left as it is. A database is never dropped. */
export async function ensureDatabases(client: Client, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  }
}

/** Which of the tables hold rows, whoever may see them: row-level security hides them from their owner too. */
export async function filledTables(client: Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ relname: string }>(
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname = ANY ($1) AND pg_relation_size(oid) > 0",
    [tables],
  );
  return rows.map(({ relname }) => relname);
}
