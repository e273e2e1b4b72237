import * as assert from "node:assert/strict";
import { DATABASE_NAMES, DATABASES } from "../../../migrations";
import { migratedServer, over } from "./support/database";
import { recorderOf, session } from "./support/recorder";
import { inSchool, refused, rolesOf } from "./support/roles";
import type { Server } from "./support/server";

describe("the rows of a school", function () {
  this.timeout(30_000);
  let server: Server;
  let roles: ReturnType<typeof rolesOf>;
  before(async function () {
    this.timeout(120_000);
    server = await migratedServer();
    roles = rolesOf(server);
    const { record, database } = await recorderOf(server);
    const given = ["hill", "valley", "valley"].map((school_id) => session({ school_id }));
    assert.deepEqual(await record(...given), []);
    await database.close();
  });
  after(() => roles.close());

  it("show a reader the rows of its school, and no others", async () => {
    const reader = await roles.as("school_reader", "observer_db");
    for (const [school, count] of [
      ["hill", 1],
      ["valley", 2],
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
    const reader = await roles.as("school_reader", "observer_db");
    for (const client of [reader, await server.connect("observer_db")]) {
      const { rows } = await client.query("SELECT FROM session_summaries");
      assert.deepEqual(rows, []);
      if (client !== reader) await client.end();
    }
  });

  it("forget the school with the transaction that named it", async () => {
    const reader = await roles.as("school_reader", "observer_db");
    assert.equal((await inSchool(reader, "valley", "SELECT FROM session_summaries")).length, 2);
    assert.deepEqual((await reader.query("SELECT FROM session_summaries")).rows, []);
  });

  it("let a recorder write no row of another school than the one it names", async () => {
    const recorder = await roles.as("session_recorder", "observer_db");
    const sql = `INSERT INTO clinical_scores (event_id, student_id_hash, session_id, school_id, gad7_score, assessed_at)
      VALUES ('evt_elsewhere', repeat('a', 64), 's', $1, 3, now())`;
    await inSchool(recorder, "hill", sql, ["hill"]);
    await assert.rejects(inSchool(recorder, "hill", sql, ["valley"]), refused("42501"));
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
