import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import type { Client } from "pg";
import { DATABASE_NAMES } from "../../../../migrations";
import { runMigrations } from "../../../../runtime/migrator/run";
import { ensureRoles } from "../../../../runtime/migrator/server";
import { over } from "./database";
import type { Server } from "./server";

/** What was taken out of a server, and how to put it into an empty one. */
export interface Dump {
  restore(server: Server): Promise<void>;
}

/** Dumps every database with PostgreSQL's own tool where this machine has it, table by table otherwise. */
export async function dump(server: Server): Promise<Dump> {
  const tools = (process.env["PATH"] ?? "")
    .split(delimiter)
    .find((folder) => ["pg_dump", "pg_restore"].every((tool) => existsSync(join(folder, tool))));
  return tools ? archives(server, tools) : tables(server);
}

function archives(server: Server, tools: string): Dump {
  const access = (from: Server) => ["--username=rdsadmin", "--host", socketOf(from)];
  const taken = DATABASE_NAMES.map((name) => {
    // Rights to connect are the database's own: they go only with it as a whole.
    const args = [...access(server), "--format=custom", "--create", name];
    return execFileSync(join(tools, "pg_dump"), args, { maxBuffer: 64 << 20 });
  });
  return {
    restore: async (into) => {
      await over(into.connect("postgres"), ensureRoles);
      for (const input of taken) {
        const args = [...access(into), "--exit-on-error", "--create", "--dbname=postgres"];
        execFileSync(join(tools, "pg_restore"), args, { input });
      }
    },
  };
}

async function tables(server: Server): Promise<Dump> {
  const taken = new Map<string, Map<string, string>>();
  for (const name of DATABASE_NAMES) {
    const rows = await over(server.superuser(name), async (client) => {
      const found = new Map<string, string>();
      for (const table of await tablesOf(client)) {
        const { rows } = await client.query(
          `SELECT coalesce(json_agg(t), '[]')::text AS rows FROM ${table} t`,
        );
        found.set(table, rows[0].rows);
      }
      return found;
    });
    taken.set(name, rows);
  }
  return {
    restore: async (into) => {
      await runMigrations({ action: "up" }, into.connect);
      for (const [name, found] of taken) {
        await over(into.superuser(name), async (client) => {
          await client.query("SET session_replication_role = replica");
          for (const [table, rows] of found) {
            const columns = await columnsOf(client, table);
            await client.query(`DELETE FROM ${table}`);
            await client.query(
              `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`,
              [rows],
            );
          }
        });
      }
    },
  };
}

async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.query(
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
  );
  return rows.map(({ relname }) => relname);
}

async function columnsOf(client: Client, table: string): Promise<string> {
  const { rows } = await client.query(
    `SELECT string_agg(quote_ident(attname), ', ') AS columns FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [table],
  );
  return rows[0].columns;
}

function socketOf(server: Server): string {
  return join(dirname(server.bench.stores.authority), "relational", "socket");
}
