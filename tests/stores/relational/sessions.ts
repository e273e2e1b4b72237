import * as assert from "node:assert/strict";
import { HASH } from "../../runtime/support/events";
import { migratedServer, over } from "./support/database";
import { recorderOf, rowsOf, type Session, session } from "./support/recorder";
import type { Server } from "./support/server";

describe("the session recorder", function () {
  this.timeout(30_000);
  let server: Server;
  let recorder: Awaited<ReturnType<typeof recorderOf>>;
  before(async function () {
    this.timeout(120_000);
    server = await migratedServer();
    recorder = await recorderOf(server);
  });
  after(() => recorder.database.close());

  const summaries = (given: Session) => rowsOf(server, "session_summaries", given);
  const scores = (given: Session) => rowsOf(server, "clinical_scores", given);

  it("keeps a session and its scores as they were sent", async () => {
    const given = session({ phq9_score: 12.5, confidence: 0.123456789, later: { a: [1, "\u0000"] } });
    assert.deepEqual(await recorder.record(given), []);
    const [{ recorded_at, ...summary }] = (await summaries(given)) as [Record<string, unknown>];
    assert.ok(recorded_at instanceof Date && Math.abs(Date.now() - recorded_at.getTime()) < 60_000);
    assert.deepEqual(summary, {
      event_id: given.event_id,
      student_id_hash: HASH,
      session_id: "sess-1",
      school_id: "school-7",
      start_time: new Date("2026-03-02T10:00:00Z"),
      end_time: new Date("2026-03-02T10:30:00.500Z"),
      risk_trajectory: "stable",
      mood_score: 6,
      summary_text: "went well",
      source: "chat-service",
      occurred_at: new Date("2026-03-02T11:59:00Z"),
      schema_version: 1,
      extra: { later: { a: [1, "\u0000"] } },
    });
    const [{ recorded_at: _, ...scored }] = (await scores(given)) as [Record<string, unknown>];
    assert.deepEqual(scored, {
      event_id: given.event_id,
      student_id_hash: HASH,
      session_id: "sess-1",
      school_id: "school-7",
      phq9_score: 12.5,
      gad7_score: 2,
      confidence: 0.123456789,
      assessed_at: new Date("2026-03-02T10:30:00.500Z"),
    });
  });

  it("keeps no scores where none were taken", async () => {
    const given = session({
      phq9_score: undefined,
      gad7_score: undefined,
      mood_score: undefined,
      summary_text: undefined,
    });
    await recorder.record(given);
    const [row] = await summaries(given);
    assert.deepEqual([row?.["mood_score"], row?.["summary_text"], row?.["extra"]], [null, null, null]);
    assert.deepEqual(await scores(given), []);
  });

  it("keeps an event once, however often and in whatever order it comes", async () => {
    const [first, second] = [session(), session({ risk_trajectory: "worsening" })];
    assert.deepEqual(await recorder.record(second, first, second, second, first), []);
    assert.deepEqual(await recorder.record(first, second), []);
    const changed = { ...first, data: { ...first.data, risk_trajectory: "improving" } } as Session;
    assert.deepEqual(await recorder.record(changed), []);
    for (const given of [first, second]) {
      const rows = await summaries(given);
      assert.deepEqual(
        rows.map((row) => row.risk_trajectory),
        [given.data.risk_trajectory],
      );
      assert.equal((await scores(given)).length, 1);
    }
  });

  it("has one connection, opens it anew after it was cut, and loses nothing by that", async () => {
    const cut = () =>
      over(server.superuser("postgres"), (client) =>
        client.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'session_recorder'",
        ),
      );
    const given = [session(), session(), session()];
    await recorder.record(...given);
    const { rows } = await over(server.superuser("postgres"), (client) =>
      client.query("SELECT pid FROM pg_stat_activity WHERE usename = 'session_recorder'"),
    );
    assert.equal(rows.length, 1);
    await cut();
    const more = [session(), session()];
    assert.deepEqual(await recorder.record(...more), []);
    for (const each of [...given, ...more]) assert.equal((await summaries(each)).length, 1);
  });
});
