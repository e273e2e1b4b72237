import type { Migration } from "../migration";
import { connectOnly, DOMAINS, purgeable, RETENTION_PERIODS, rowsOfOneSchool } from "../sql";

const access = connectOnly("auth_db", ["account_service", "row_purger"]);

/** Who may act, and as what. Names and addresses stay with the identity provider. */
export const accounts: Migration = {
  name: "0001-accounts",
  up: `
${access.up}
${DOMAINS.up}
${RETENTION_PERIODS.up}

CREATE TABLE roles (
  role_name text PRIMARY KEY CHECK (role_name ~ '^[a-z][a-z_]{1,62}$'),
  description text NOT NULL CHECK (char_length(description) BETWEEN 1 AND 512)
);
INSERT INTO roles (role_name, description) VALUES
  ('student', 'Talks to the assistant'),
  ('guardian', 'Inspects the records of the own child (34 CFR 99.10)'),
  ('counselor', 'Is notified of crises and reads the sessions of the own school'),
  ('school_admin', 'Keeps the users and rosters of the own school');

CREATE TABLE users (
  user_id identifier PRIMARY KEY,
  school_id identifier NOT NULL,
  role_name text NOT NULL REFERENCES roles,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended', 'closed')),
  created_at timestamptz NOT NULL DEFAULT now(),
  recorded_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN users.user_id IS 'Subject of the identity provider';
COMMENT ON COLUMN users.recorded_at IS 'When the account was last seen in use or changed';
CREATE INDEX users_school_role ON users (school_id, role_name);

${rowsOfOneSchool("users", ["account_service"])}
${purgeable("users", "accounts")}

GRANT SELECT ON roles TO account_service;
GRANT SELECT, INSERT, UPDATE ON users TO account_service;`,
  down: `
DROP TABLE users;
DROP TABLE roles;
${RETENTION_PERIODS.down}
${DOMAINS.down}
${access.down}`,
};
