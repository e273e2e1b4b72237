import type { DataClass } from "../contracts/retention";
import type { RoleName } from "./roles";

/** Types that all databases share. Lengths and forms are those of contracts/events. */
export const DOMAINS = {
  up: `
CREATE DOMAIN identifier AS text CHECK (char_length(VALUE) BETWEEN 1 AND 512);
CREATE DOMAIN event_id AS text CHECK (VALUE ~ '^evt_[A-Za-z0-9_-]{3,64}$');
CREATE DOMAIN student_id_hash AS text CHECK (VALUE ~ '^[0-9a-f]{64}$');`,
  down: `
DROP DOMAIN student_id_hash;
DROP DOMAIN event_id;
DROP DOMAIN identifier;`,
};

/** Days each class of rows is kept; the migrator writes them anew from the manifest on every deployment. */
export const RETENTION_PERIODS = {
  up: `
CREATE TABLE retention_periods (
  data_class text PRIMARY KEY,
  days integer NOT NULL CHECK (days > 0)
);
COMMENT ON TABLE retention_periods IS 'Copy of contracts/retention.ts, written by the migrator';
GRANT SELECT ON retention_periods TO row_purger;`,
  down: "DROP TABLE retention_periods;",
};

/** Who may connect: nobody but the roles named. */
export function connectOnly(database: string, roles: readonly RoleName[]) {
  return {
    up: `
REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT CONNECT ON DATABASE ${database} TO ${roles.join(", ")};
GRANT USAGE ON SCHEMA public TO ${roles.join(", ")};`,
    down: `
REVOKE USAGE ON SCHEMA public FROM ${roles.join(", ")};
REVOKE CONNECT ON DATABASE ${database} FROM ${roles.join(", ")};
GRANT USAGE ON SCHEMA public TO PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO PUBLIC;`,
  };
}

/**
 * Lets roles see and write the rows of one school only: the one the transaction names with
 * `set_config('app.school_id', …, true)`; without it, none. Holds for the table's owner too.
 */
export function rowsOfOneSchool(table: string, roles: readonly RoleName[]): string {
  const own = "school_id = current_setting('app.school_id', true)";
  return `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY one_school ON ${table} TO ${roles.join(", ")} USING (${own}) WITH CHECK (${own});`;
}

/** Lets the auditor read every row of a database, and change none. */
export function auditable(database: string, tables: readonly string[]) {
  const each = (sql: (table: string) => string) => tables.map(sql).join("\n");
  return {
    up: `
GRANT CONNECT ON DATABASE ${database} TO record_auditor;
GRANT USAGE ON SCHEMA public TO record_auditor;
GRANT SELECT ON ${tables.join(", ")} TO record_auditor;
${each((table) => `CREATE POLICY every_school ON ${table} FOR SELECT TO record_auditor USING (true);`)}`,
    down: `
${each((table) => `DROP POLICY every_school ON ${table};`)}
REVOKE SELECT ON ${tables.join(", ")} FROM record_auditor;
REVOKE USAGE ON SCHEMA public FROM record_auditor;
REVOKE CONNECT ON DATABASE ${database} FROM record_auditor;`,
  };
}

/** Lets the purger see and delete rows whose time is over, and no others, whatever it asks for. */
export function purgeable(table: string, dataClass: DataClass): string {
  const over = `recorded_at < now() - (
    SELECT make_interval(days => days) FROM retention_periods WHERE data_class = '${dataClass}'
  )`;
  return `
CREATE INDEX ${table}_recorded_at ON ${table} USING brin (recorded_at);
CREATE POLICY time_is_over ON ${table} TO row_purger USING (${over}) WITH CHECK (false);
GRANT DELETE, SELECT (recorded_at) ON ${table} TO row_purger;`;
}
