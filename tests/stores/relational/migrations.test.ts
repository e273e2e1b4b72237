import * as assert from "node:assert/strict";
import { RETENTION } from "../../../contracts/retention";
import { DATABASE_NAMES, DATABASES, type Database, ROLES } from "../../../migrations";
import { runMigrations } from "../../../runtime/migrator/run";
import { over, schemaOf } from "./support/database";
import { type Server, startServer } from "./support/server";

describe("the migrations of the relational databases", () => {
  let server: Server;
  before(async function () {
    this.timeout(60_000);
    server = await startServer();
  });
  after(() => server.bench.stop());
  const run = (request: Parameters<typeof runMigrations>[0], databases?: Record<string, Database>) =>
    runMigrations(request, server.connect, databases);
  const ALL = { ran: [], state: "done" };

  it("are all pending before the first run", async () => {
    const { databases, ran } = await run({ action: "status" });
    assert.deepEqual(ran, []);
    for (const name of DATABASE_NAMES) assert.ok((databases[name]?.pending.length ?? 0) > 0, name);
  });

  it("make every database once, and change nothing the second time", async () => {
    const { ran } = await run({ action: "up" });
    const count = DATABASE_NAMES.reduce((sum, name) => sum + DATABASES[name].migrations.length, 0);
    assert.equal(ran.length, count);
    const first = await schemaOf(server);
    const { databases, ...second } = await run({ action: "up" });
    assert.deepEqual(second, ALL);
    assert.deepEqual(await schemaOf(server), first);
    for (const { pending } of Object.values(databases)) assert.deepEqual(pending, []);
  });

  it("lead down and up again to the same schemas", async () => {
    const before = await schemaOf(server);
    for (const database of DATABASE_NAMES) {
      const { ran, databases } = await run({ action: "down", database, steps: 99 });
      assert.deepEqual(
        ran.map(({ direction }) => direction),
        DATABASES[database].migrations.map(() => "down"),
      );
      assert.deepEqual(databases[database]?.applied, []);
    }
    assert.notDeepEqual(await schemaOf(server), before);
    await run({ action: "up" });
    assert.deepEqual(await schemaOf(server), before);
  });

  it("run once when two migrators start at the same time", async () => {
    for (const database of DATABASE_NAMES) await run({ action: "down", database, steps: 99 });
    const [first, second] = await Promise.all([run({ action: "up" }), run({ action: "up" })]);
    const names = [...first.ran, ...second.ran].map(({ database, migration }) => `${database} ${migration}`);
    assert.equal(new Set(names).size, names.length);
    assert.equal(first.ran.length * second.ran.length, 0, "one of them does it all");
    assert.deepEqual(first.databases, second.databases);
  });

  it("are left alone while another migrator holds the lock, and go on when its connection ends", async () => {
    const other = await server.connect("postgres");
    await other.query("SELECT pg_advisory_lock(8031474209351861)");
    assert.equal((await run({ action: "up", waitSeconds: 0 })).state, "locked");
    const waiting = run({ action: "up" });
    await other.end();
    assert.equal((await waiting).state, "done");
  });

  it("undo what a failing step did, keep the steps before it, and name step and code but no value", async () => {
    const { migrations, rows } = DATABASES.observer_db;
    const good = { name: "0098-good", up: "CREATE TABLE good ()", down: "DROP TABLE good" };
    const bad = {
      name: "0099-bad",
      up: "CREATE TABLE half (); SELECT 'Zoë'::integer",
      down: undefined,
    };
    const databases = { observer_db: { rows, migrations: [...migrations, good, bad] } };
    await assert.rejects(run({ action: "up" }, databases), (error: Error) => {
      assert.match(error.message, /observer_db: '0099-bad' failed \(up\).*22P02/);
      assert.doesNotMatch(error.message, /Zoë/);
      return true;
    });
    const tables = await over(
      server.superuser("observer_db"),
      async (client) =>
        (await client.query("SELECT relname FROM pg_class WHERE relname IN ('good', 'half')")).rows,
    );
    assert.deepEqual(tables, [{ relname: "good" }]);
    await run(
      { action: "down", database: "observer_db" },
      { observer_db: { rows, migrations: [...migrations, good] } },
    );
  });

  it("refuse a history they do not know, one out of order, and a text that was changed", async () => {
    const { migrations, rows } = DATABASES.observer_db;
    const [first] = migrations;
    const cases: [Database["migrations"], RegExp][] = [
      [[], /'0001-sessions' was applied by a newer program/],
      [[{ ...first, name: "0000-late" }, first], /'0000-late' comes before '0001-sessions'/],
      [[{ ...first, up: `${first.up} ` }], /the text of '0001-sessions' was changed/],
    ];
    for (const [known, message] of cases)
      await assert.rejects(run({ action: "up" }, { observer_db: { rows, migrations: known } }), message);
  });

  it("do not go down where rows would be lost, unless they are told to", async () => {
    await over(server.superuser("integration_db"), (client) =>
      client.query(
        "INSERT INTO student_rosters (school_id, student_id_hash, sis_source, sis_record_id) VALUES ('s', $1, 'clever', 'r')",
        ["a".repeat(64)],
      ),
    );
    const request = { action: "down", database: "integration_db" } as const;
    await assert.rejects(run(request), /integration_db: student_rosters would lose rows/);
    assert.equal((await run({ ...request, loseRows: true })).ran.length, 1);
    await run({ action: "up" });
  });

  it("refuse a request that names no database to undo, an unknown one or no action", async () => {
    await assert.rejects(run({ action: "down" }), /name it/);
    await assert.rejects(run({ action: "up", database: "postgres" }), /allowed: auth_db, observer_db/);
    await assert.rejects(run({ action: "drop" as "up" }), /allowed: up, down, status/);
    await assert.rejects(run({ action: "up", steps: 0 }), /whole number/);
  });

  it("bring the periods of the retention manifest", async () => {
    for (const name of DATABASE_NAMES) {
      const periods = await over(
        server.superuser(name),
        async (client) => (await client.query("SELECT data_class, days FROM retention_periods")).rows,
      );
      const classes = new Set(DATABASES[name].rows.map(({ dataClass }) => dataClass));
      assert.deepEqual(
        periods.sort((a, b) => a.data_class.localeCompare(b.data_class)),
        [...classes].sort().map((data_class) => ({ data_class, days: RETENTION[data_class].rowDays })),
      );
    }
  });

  it("make roles that own nothing, have no password, and come in by IAM only", async () => {
    const { rows } = await over(server.superuser("postgres"), (client) =>
      client.query(
        `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolpassword IS NULL AS none,
           pg_has_role(oid, 'rds_iam', 'member') AS iam FROM pg_authid WHERE rolname = ANY ($1)`,
        [Object.keys(ROLES)],
      ),
    );
    assert.equal(rows.length, Object.keys(ROLES).length);
    for (const { rolname: _, none, iam, ...powers } of rows) {
      assert.deepEqual([none, iam], [true, true]);
      assert.deepEqual(Object.values(powers), [false, false, false, false]);
    }
  });
});
