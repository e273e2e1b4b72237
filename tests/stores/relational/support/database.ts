import type { Client } from "pg";
import { DATABASE_NAMES } from "../../../../migrations";
import { runMigrations } from "../../../../runtime/migrator/run";
import { sharedPart } from "../../../support/shared-parts";
import { type Server, startServer } from "./server";

/** A migrated server that the tests of this folder share. */
export const migratedServer = sharedPart(
  async () => {
    const server = await startServer();
    await runMigrations({ action: "up" }, server.connect);
    return server;
  },
  (server: Server) => server.bench.stop(),
);

/** Runs work over one connection. */
export async function over<T>(opening: Promise<Client>, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await opening;
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Everything that makes up the schemas, read from the catalogue: tables, columns, types, checks, indexes, policies, rights. */
export async function schemaOf(server: Server): Promise<Record<string, unknown>> {
  const result: Record<string, unknown> = {};
  for (const name of DATABASE_NAMES) {
    result[name] = await over(server.superuser(name), async (client) => {
      const { rows } = await client.query(CATALOGUE);
      return rows.map(({ what }) => what);
    });
  }
  return result;
}

const CATALOGUE = `
SELECT format('column %s.%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
  pg_get_expr(d.adbin, d.adrelid)) AS what
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (c.oid, a.attnum)
WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'v')
UNION ALL SELECT format('constraint %s %s', coalesce(conrelid::regclass::text, contypid::regtype::text), pg_get_constraintdef(oid))
FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT format('policy %s %s %s %s %s', tablename, policyname, roles, qual, with_check) FROM pg_policies
UNION ALL SELECT format('table %s %s %s %s', relname, relrowsecurity, relforcerowsecurity, relacl) FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
UNION ALL SELECT format('column rights %s.%s %s', attrelid::regclass, attname, attacl) FROM pg_attribute WHERE attacl IS NOT NULL AND attrelid > 16384
UNION ALL SELECT format('database %s', datacl) FROM pg_database WHERE datname = current_database()
UNION ALL SELECT format('schema %s', nspacl) FROM pg_namespace WHERE nspname = 'public'
ORDER BY what`;
