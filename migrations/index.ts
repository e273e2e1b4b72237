import { aggregates } from "./analytics/0001-aggregates";
import { auditor as analyticsAuditor } from "./analytics/0002-auditor";
import { accounts } from "./auth/0001-accounts";
import { auditor as authAuditor } from "./auth/0002-auditor";
import { rosters } from "./integration/0001-rosters";
import { auditor as integrationAuditor } from "./integration/0002-auditor";
import type { Database } from "./migration";
import { sessions } from "./observer/0001-sessions";
import { auditor as observerAuditor } from "./observer/0002-auditor";

export type { Database, Migration, RowTable } from "./migration";
export { ROLES, type RoleName, rolesSql } from "./roles";

/** Every database, its schema step by step, and which of its rows end. */
export const DATABASES = {
  auth_db: {
    migrations: [accounts, authAuditor],
    rows: [{ table: "users", dataClass: "accounts" }],
  },
  observer_db: {
    migrations: [sessions, observerAuditor],
    rows: [
      { table: "session_summaries", dataClass: "session-summaries" },
      { table: "clinical_scores", dataClass: "clinical-scores" },
    ],
  },
  analytics_db: {
    migrations: [aggregates, analyticsAuditor],
    rows: [
      { table: "daily_mood_scores", dataClass: "aggregates" },
      { table: "weekly_trends", dataClass: "aggregates" },
    ],
  },
  integration_db: {
    migrations: [rosters, integrationAuditor],
    rows: [{ table: "student_rosters", dataClass: "accounts" }],
  },
} as const satisfies Record<string, Database>;

export type DatabaseName = keyof typeof DATABASES;

export const DATABASE_NAMES = Object.keys(DATABASES) as DatabaseName[];
