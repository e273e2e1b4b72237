import * as assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { PATIENCE } from "../../../runtime/stores/shared/patience";
import { migratedServer, over } from "./support/database";
import { recorderOf, type Session, session } from "./support/recorder";
import type { Server } from "./support/server";

describe("an outage of PostgreSQL", function () {
  this.timeout(60_000);
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
