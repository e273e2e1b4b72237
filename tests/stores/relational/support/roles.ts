import * as assert from "node:assert/strict";
import type { Client } from "pg";
import type { RoleName } from "../../../../migrations";
import type { Server } from "./server";

/** Connections of the database users, each by its own token, opened once. */
export function rolesOf(server: Server) {
  const clients = new Map<string, Client>();
  return {
    async as(user: RoleName, database: string): Promise<Client> {
      const key = `${user}/${database}`;
      const client =
        clients.get(key) ?? (await server.asUser({ database, user }, await server.allowed(user))());
      clients.set(key, client);
      return client;
    },
    async close() {
      for (const client of clients.values()) await client.end();
    },
  };
}

/** Runs a statement in a transaction that names a school, and takes it back. */
export async function inSchool(client: Client, school: string, sql: string, values: unknown[] = []) {
  await client.query("BEGIN");
  try {
    await client.query("SELECT set_config('app.school_id', $1, true)", [school]);
    return (await client.query(sql, values)).rows;
  } finally {
    await client.query("ROLLBACK");
  }
}

/** Holds of PostgreSQL's refusal with this SQLSTATE. */
export const refused = (code: string) => (error: Error & { code?: string }) => {
  assert.equal(error.code, code, error.message);
  return true;
};
