import * as assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { PATIENCE } from "../../../runtime/stores/shared/patience";
import { migratedServer, over } from "./support/database";
import { recorderOf, type Session, session } from "./support/recorder";
import type { Server } from "./support/server";

/** How long the database is away. */
const AWAY_MS = 30_000;

/** Gives the messages of a queue to the recorder, ten at a time, and those that failed again, until none is left. */
async function drain(
  record: (...events: Session[]) => Promise<Session[]>,
  queue: Session[],
  until: number,
): Promise<number> {
  let failures = 0;
  while (queue.length > 0) {
    assert.ok(Date.now() < until, `${queue.length} messages are left`);
    const failed = await record(...queue.splice(0, 10));
    failures += failed.length;
    queue.push(...failed);
    await pause(failed.length > 0 ? 500 : 20);
  }
  return failures;
}

describe("an outage of PostgreSQL", function () {
  this.timeout(150_000);
  let server: Server;
  before(async () => {
    server = await migratedServer();
  });

  const countsOf = (given: readonly Session[]) =>
    over(server.superuser("observer_db"), async (client) => {
      const ids = [given.map(({ event_id }) => event_id)];
      const one = async (table: string) =>
        Number(
          (await client.query(`SELECT count(*) FROM ${table} WHERE event_id = ANY ($1)`, ids)).rows[0].count,
        );
      return [await one("session_summaries"), await one("clinical_scores")];
    });

  it("of 30 s in the middle of a run loses nothing and leaves nothing twice", async () => {
    const { record, database } = await recorderOf(server);
    const given = Array.from({ length: 600 }, () => session());
    const queue = [...given];
    const draining = drain(record, queue, Date.now() + 120_000);
    while (queue.length > 450) await pause(10);
    await server.bench.stores.stop("relational");
    const [before] = [queue.length];
    assert.ok(before > 0, "it was stopped in the middle of the run");
    await pause(AWAY_MS);
    await server.bench.stores.start("relational");
    const failures = await draining;
    assert.ok(failures > 0, "messages went back while it was away longer than one invocation waits");
    assert.deepEqual(await countsOf(given), [given.length, given.length]);
    await database.close();
  });

  it("that is shorter than the patience of an invocation fails no message", async () => {
    const { record, database } = await recorderOf(server);
    const given = Array.from({ length: 10 }, () => session());
    await server.bench.stores.kill("relational");
    const recording = record(...given);
    await pause(1_500);
    await server.bench.stores.start("relational");
    assert.deepEqual(await recording, []);
    assert.deepEqual(await countsOf(given), [10, 10]);
    await database.close();
  });

  it("that outlasts it fails the messages of the batch together, in the time one of them may wait", async () => {
    const { record, database, logged } = await recorderOf(server, { ...PATIENCE, totalMs: 2_000 });
    await server.bench.stores.stop("relational");
    const given = Array.from({ length: 10 }, () => session());
    const start = Date.now();
    assert.deepEqual(await record(...given), given);
    assert.ok(Date.now() - start < 5_000, `${Date.now() - start} ms`);
    assert.match(logged.join("\n"), /"message_failed".*"RelationalFailure"/);
    await server.bench.stores.start("relational");
    assert.deepEqual(await record(...given), []);
    await database.close();
  });
});
