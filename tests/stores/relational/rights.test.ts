import * as assert from "node:assert/strict";
import type { Client } from "pg";
import { DATABASE_NAMES, DATABASES, type RoleName } from "../../../migrations";
import { openDatabase } from "../../../runtime/stores/relational/database";
import { purgeRows } from "../../../runtime/stores/relational/purge";
import { migratedServer, over } from "./support/database";
import { recorderOf, session } from "./support/recorder";
import type { Server } from "./support/server";

describe("the rights in the relational databases", function () {
  this.timeout(30_000);
  let server: Server;
  const clients = new Map<string, Client>();
  before(async function () {
    this.timeout(120_000);
    server = await migratedServer();
    const { record, database } = await recorderOf(server);
    assert.deepEqual(
      await record(
        session({ school_id: "north" }),
        session({ school_id: "south" }),
        session({ school_id: "south" }),
      ),
      [],
    );
    await database.close();
  });
  after(async () => {
    for (const client of clients.values()) await client.end();
  });

  /** A connection of one role, opened once. */
  const as = async (user: RoleName, database: string) => {
    const key = `${user}/${database}`;
    const client =
      clients.get(key) ?? (await server.asUser({ database, user }, await server.allowed(user))());
    clients.set(key, client);
    return client;
  };
  const inSchool = async (client: Client, school: string, sql: string, values: unknown[] = []) => {
    await client.query("BEGIN");
    try {
      await client.query("SELECT set_config('app.school_id', $1, true)", [school]);
      return (await client.query(sql, values)).rows;
    } finally {
      await client.query("ROLLBACK");
    }
  };
  const refused = (code: string) => (error: Error & { code?: string }) => {
    assert.equal(error.code, code, error.message);
    return true;
  };

  it("show a reader the rows of its school, and no others", async () => {
    const reader = await as("school_reader", "observer_db");
    for (const [school, count] of [
      ["north", 1],
      ["south", 2],
      ["nowhere", 0],
    ] as const) {
      for (const table of ["session_summaries", "clinical_scores"]) {
        const rows = await inSchool(reader, school, `SELECT school_id FROM ${table}`);
        assert.deepEqual(rows, Array(count).fill({ school_id: school }), `${table} of ${school}`);
        const others = await inSchool(reader, school, `SELECT FROM ${table} WHERE school_id <> $1 OR true`, [
          school,
        ]);
        assert.equal(others.length, count);
      }
    }
  });

  it("show nothing to whoever names no school, the owner of the tables included", async () => {
    const reader = await as("school_reader", "observer_db");
    for (const client of [reader, await server.connect("observer_db")]) {
      const { rows } = await client.query("SELECT FROM session_summaries");
      assert.deepEqual(rows, []);
      if (client !== reader) await client.end();
    }
  });

  it("forget the school with the transaction that named it", async () => {
    const reader = await as("school_reader", "observer_db");
    assert.equal((await inSchool(reader, "south", "SELECT FROM session_summaries")).length, 2);
    assert.deepEqual((await reader.query("SELECT FROM session_summaries")).rows, []);
  });

  it("let a recorder write no row of another school than the one it names", async () => {
    const recorder = await as("session_recorder", "observer_db");
    const sql = `INSERT INTO clinical_scores (event_id, student_id_hash, session_id, school_id, gad7_score, assessed_at)
      VALUES ('evt_elsewhere', repeat('a', 64), 's', $1, 3, now())`;
    await inSchool(recorder, "north", sql, ["north"]);
    await assert.rejects(inSchool(recorder, "north", sql, ["south"]), refused("42501"));
  });

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
      const client = await as(user, database);
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

  it("keep small groups out of the aggregates, their number included", async () => {
    const aggregator = await as("mood_aggregator", "analytics_db");
    const day =
      "INSERT INTO daily_mood_scores (school_id, day, group_size, mean_mood) VALUES ('north', '2026-03-02', $1, $2) RETURNING suppressed";
    const write = (...values: unknown[]) => inSchool(aggregator, "north", day, values);
    assert.deepEqual(await write(5, 6.5), [{ suppressed: false }]);
    assert.deepEqual(await write(null, null), [{ suppressed: true }]);
    for (const values of [
      [4, 6.5],
      [4, null],
      [null, 6.5],
      [0, null],
      [12, 11],
    ]) {
      await assert.rejects(write(...values), refused("23514"), JSON.stringify(values));
    }
    const week =
      "INSERT INTO weekly_trends (school_id, week_start, worsening_share) VALUES ('north', $1, $2)";
    await inSchool(aggregator, "north", week, ["2026-03-02", null]);
    await assert.rejects(inSchool(aggregator, "north", week, ["2026-03-02", 0.5]), refused("23514"));
    await assert.rejects(inSchool(aggregator, "north", week, ["2026-03-03", null]), refused("23514"));
  });

  it("let the purger take what is over by the manifest, and nothing younger whatever it asks for", async () => {
    const old = session({ school_id: "old" });
    const { record, database } = await recorderOf(server);
    await record(old);
    await database.close();
    const age = (days: number) =>
      over(server.superuser("observer_db"), (client) =>
        client.query(
          `UPDATE session_summaries SET recorded_at = now() - make_interval(days => $2) WHERE event_id = $1`,
          [old.event_id, days],
        ),
      );
    const user = "row_purger";
    const purger = openDatabase(server.asUser({ database: "observer_db", user }, await server.allowed(user)));
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    await age(2554);
    assert.equal(await purgeRows(purger, "session_summaries", tomorrow), 0);
    await age(2556);
    assert.equal(await purgeRows(purger, "session_summaries", tomorrow), 1);
    await purger.close();
    const left = await over(
      server.superuser("observer_db"),
      async (client) =>
        (await client.query("SELECT school_id FROM session_summaries WHERE school_id IN ('old', 'north')"))
          .rows,
    );
    assert.deepEqual(left, [{ school_id: "north" }]);
  });

  it("hold in every table that has a school", async () => {
    for (const name of DATABASE_NAMES) {
      const { rows } = await over(server.superuser(name), (client) =>
        client.query(`SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity AS forced FROM pg_class c
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'school_id' WHERE c.relkind = 'r' ORDER BY 1`),
      );
      const tables = DATABASES[name].rows.map(({ table }) => table).sort();
      assert.deepEqual(
        rows,
        tables.map((relname) => ({ relname, forced: true })),
      );
    }
  });
});
