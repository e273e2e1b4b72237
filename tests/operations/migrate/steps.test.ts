import * as assert from "node:assert/strict";
import type { MigrationRequest, RanMigration } from "../../../contracts/migrations";
import { DATABASE_NAMES, DATABASES } from "../../../migrations";
import { runSteps } from "../../../operations";
import { runMigrations } from "../../../runtime/migrator/run";
import { type Server, startServer } from "../../stores/relational/support/server";

describe("migrations by hand", function () {
  this.timeout(60_000);
  let server: Server;
  before(async function () {
    this.timeout(120_000);
    server = await startServer();
  });
  after(() => server.bench.stop());

  /** Runs steps on the real databases; `onRan` and `onLocked` may interfere. */
  const steps = async (
    request: MigrationRequest & { waitSeconds?: number },
    {
      onRan = () => {},
      onLocked = () => {},
      signal = new AbortController().signal,
    }: Partial<Interference> = {},
  ) => {
    const told: string[] = [];
    const report = await runSteps(
      { waitSeconds: 30, ...request },
      {
        ask: (each) => runMigrations(each, server.connect),
        onRan: (ran) => {
          told.push(`${ran.direction} ${ran.database} ${ran.migration}`);
          onRan(ran);
        },
        onLocked,
        sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms / 10)),
        now: Date.now,
        signal,
      },
    );
    return { ...report, told };
  };
  interface Interference {
    onRan(ran: RanMigration): void;
    onLocked(): void;
    signal: AbortSignal;
  }
  const all = DATABASE_NAMES.flatMap((name) =>
    DATABASES[name].migrations.map((each) => `up ${name} ${each.name}`),
  );

  it("tell of every step, stop between two, and go on where they stopped", async () => {
    const stop = new AbortController();
    const first: string[] = [];
    const onRan = ({ database, migration }: RanMigration) => {
      first.push(`up ${database} ${migration}`);
      if (first.length === 3) stop.abort(new Error("stopped"));
    };
    await assert.rejects(steps({ action: "up" }, { onRan, signal: stop.signal }), /stopped/);
    assert.deepEqual(first, all.slice(0, 3));
    const { told, databases } = await steps({ action: "up" });
    assert.deepEqual(told, all.slice(3));
    for (const { pending } of Object.values(databases)) assert.deepEqual(pending, []);
  });

  it("undo one step unless more are asked for", async () => {
    const database = "observer_db";
    assert.deepEqual((await steps({ action: "down", database })).told, ["down observer_db 0002-auditor"]);
    assert.deepEqual((await steps({ action: "down", database, steps: 5 })).told, [
      "down observer_db 0001-sessions",
    ]);
    assert.deepEqual((await steps({ action: "up", steps: 1 })).told, ["up observer_db 0001-sessions"]);
    assert.deepEqual((await steps({ action: "up", database })).told, ["up observer_db 0002-auditor"]);
  });

  it("say that another migrator is at work, and take their turn when it is done", async () => {
    const other = await server.connect("postgres");
    await other.query("SELECT pg_advisory_lock(8031474209351861)");
    let waited = 0;
    const onLocked = () => {
      waited += 1;
      if (waited === 3) void other.end();
    };
    assert.deepEqual((await steps({ action: "up" }, { onLocked })).told, []);
    assert.ok(waited >= 3);
  });

  it("give up after the time they were given to wait", async () => {
    const other = await server.connect("postgres");
    await other.query("SELECT pg_advisory_lock(8031474209351861)");
    await assert.rejects(steps({ action: "up", waitSeconds: 0 }), {
      name: "MigratorBusy",
      message: "another migrator has been at work for 0 s; try again later",
    });
    await other.end();
  });
});
