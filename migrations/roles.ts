/** What a role's sessions may take, so that none holds a connection or a lock for ever. */
const LIMITS = {
  statement_timeout: "6s",
  lock_timeout: "3s",
  idle_in_transaction_session_timeout: "15s",
};

/** Nightly jobs read and write more at once. */
const JOB_LIMITS = { ...LIMITS, statement_timeout: "60s" };

/**
 * The users of the databases: one per function that comes in, each by IAM token only (member of `rds_iam`, no
 * password), none an owner of anything, none above row-level security.
 */
export const ROLES = {
  session_recorder: { purpose: "records sessions and scores", limits: LIMITS },
  row_purger: { purpose: "deletes rows whose time is over", limits: JOB_LIMITS },
  school_reader: { purpose: "reads the records of one school at a time", limits: LIMITS },
  mood_aggregator: { purpose: "writes the aggregates of one school at a time", limits: JOB_LIMITS },
  account_service: { purpose: "keeps the users of one school at a time", limits: LIMITS },
  // Whoever answers a parent's request or proves an erasure looks for one student in every school.
  record_auditor: { purpose: "reads everything, for inspection and proof", limits: JOB_LIMITS },
  roster_sync: { purpose: "keeps the roster of one school at a time", limits: JOB_LIMITS },
} as const;

export type RoleName = keyof typeof ROLES;

/** SQL that makes every role that is missing and sets what each must be; safe to repeat, for the whole server. */
export function rolesSql(): string {
  return Object.entries(ROLES)
    .map(
      ([role, { purpose, limits }]) => `
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role}; END IF;
END $$;
ALTER ROLE ${role} LOGIN NOCREATEDB NOCREATEROLE PASSWORD NULL;
COMMENT ON ROLE ${role} IS '${purpose}';
GRANT rds_iam TO ${role};
${Object.entries(limits)
  .map(([name, value]) => `ALTER ROLE ${role} SET ${name} = '${value}';`)
  .join("\n")}`,
    )
    .join("\n");
}
