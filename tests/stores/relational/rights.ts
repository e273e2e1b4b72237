import * as assert from "node:assert/strict";
import { DATABASE_NAMES, type RoleName } from "../../../migrations";
import { migratedServer } from "./support/database";
import { refused, rolesOf } from "./support/roles";
import type { Server } from "./support/server";

describe("the rights in the relational databases", function () {
  this.timeout(30_000);
  let server: Server;
  let roles: ReturnType<typeof rolesOf>;
  before(async function () {
    this.timeout(120_000);
    server = await migratedServer();
    roles = rolesOf(server);
  });
  after(() => roles.close());

  for (const [user, database, statements] of [
    [
      "session_recorder",
      "observer_db",
      [
        "SELECT session_id FROM session_summaries",
        "UPDATE session_summaries SET mood_score = 1",
        "DELETE FROM clinical_scores",
        "TRUNCATE session_summaries",
        "CREATE TABLE own ()",
        "ALTER TABLE session_summaries DISABLE ROW LEVEL SECURITY",
        "SET ROLE strata_admin",
        "DELETE FROM schema_migrations",
      ],
    ],
    [
      "school_reader",
      "observer_db",
      [
        "DELETE FROM session_summaries",
        "INSERT INTO clinical_scores DEFAULT VALUES",
        "SELECT FROM schema_migrations",
        "CREATE TEMPORARY TABLE own ()",
      ],
    ],
    [
      "row_purger",
      "observer_db",
      [
        "SELECT summary_text FROM session_summaries",
        "UPDATE clinical_scores SET gad7_score = 1",
        "UPDATE retention_periods SET days = 1",
      ],
    ],
    [
      "mood_aggregator",
      "analytics_db",
      ["DELETE FROM weekly_trends", "UPDATE retention_periods SET days = 1"],
    ],
    ["account_service", "auth_db", ["DELETE FROM users", "INSERT INTO roles VALUES ('admin', 'x')"]],
    ["roster_sync", "integration_db", ["DELETE FROM student_rosters"]],
  ] as const) {
    it(`refuse ${user} everything but its work`, async () => {
      const client = await roles.as(user, database);
      for (const sql of statements) await assert.rejects(client.query(sql), refused("42501"), sql);
    });
  }

  it("let nobody into a database that is not theirs", async () => {
    const theirs: Record<string, RoleName[]> = {
      auth_db: ["account_service", "record_auditor", "row_purger"],
      observer_db: ["session_recorder", "school_reader", "record_auditor", "row_purger"],
      analytics_db: ["mood_aggregator", "school_reader", "record_auditor", "row_purger"],
      integration_db: ["roster_sync", "record_auditor", "row_purger"],
    };
    const users = [...new Set(Object.values(theirs).flat())];
    const credentials = await server.allowed(...users);
    for (const database of DATABASE_NAMES) {
      for (const user of users) {
        const opening = server.asUser({ database, user }, credentials)();
        if (theirs[database]?.includes(user)) await (await opening).end();
        else await assert.rejects(opening, refused("42501"), `${user} in ${database}`);
      }
    }
  });
});
