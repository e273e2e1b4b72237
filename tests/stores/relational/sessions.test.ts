import * as assert from "node:assert/strict";
import { planSession } from "../../../runtime/session-recorder/core";
import { recordSession } from "../../../runtime/stores/relational/sessions";
import { HASH } from "../../runtime/support/events";
import { migratedServer, over } from "./support/database";
import { recorderOf, type Session, session } from "./support/recorder";
import type { Server } from "./support/server";

/** What finds its way into a query text, a shell, a pattern or a template where somebody is careless. */
const HOSTILE = [
  "' OR 1=1 --",
  "'; DROP TABLE session_summaries; --",
  "\"; SELECT set_config('app.school_id', 'school-9', false) --",
  "$1",
  "\\'); DELETE FROM clinical_scores; --",
  "__proto__",
  '{"$gt":""}',
  "line\r\nbreak\tand \u0001 control",
  "%s %_ \\ /* */ ;",
  "😀 ‮ \u202e é ﬃ",
  "x".repeat(100_000),
];

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

  const rowsOf = (table: string, { event_id }: Session) =>
    over(server.superuser("observer_db"), async (client) => {
      const { rows } = await client.query(`SELECT * FROM ${table} WHERE event_id = $1`, [event_id]);
      return rows;
    });
  const summaries = (given: Session) => rowsOf("session_summaries", given);
  const scores = (given: Session) => rowsOf("clinical_scores", given);

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
    await recorder.record(second, first, second, second, first);
    await recorder.record(first, second);
    const changed = { ...first, data: { ...first.data, risk_trajectory: "improving" } } as Session;
    await recorder.record(changed);
    for (const given of [first, second]) {
      const rows = await summaries(given);
      assert.deepEqual(
        rows.map((row) => row.risk_trajectory),
        [given.data.risk_trajectory],
      );
      assert.equal((await scores(given)).length, 1);
    }
  });

  it("stores hostile text as it is, in every string that reaches the database", async () => {
    const given = HOSTILE.flatMap((text) => {
      const short = text.slice(0, 512);
      return [
        session({ session_id: short }),
        session({ school_id: short }),
        session({ summary_text: text }),
        session({}, { source: text.slice(0, 128) }),
        session({ [text]: text }),
      ];
    });
    for (let at = 0; at < given.length; at += 10) {
      assert.deepEqual(await recorder.record(...given.slice(at, at + 10)), []);
    }
    for (const each of given) {
      const [row, ...more] = await summaries(each);
      assert.deepEqual(more, []);
      const { data } = each;
      assert.deepEqual(
        [row?.session_id, row?.school_id, row?.summary_text, row?.source],
        [data.session_id, data.school_id, data.summary_text, each.source],
      );
    }
    assert.equal(recorder.refused.length, 0);
  });

  it("takes ids of the longest form, in every index", async () => {
    const long = "😀".repeat(512);
    const given = session({ session_id: long, school_id: long, risk_trajectory: "worsening" });
    assert.deepEqual(await recorder.record(given), []);
    assert.equal((await summaries(given)).length, 1);
  });

  for (const [what, reason, pointer, data, envelope] of [
    ["a NUL in an id", "invalid_text", "/data/session_id", { session_id: "a\u0000b" }, {}],
    ["a NUL in the text", "invalid_text", "/data/summary_text", { summary_text: "\u0000" }, {}],
    ["half a surrogate pair", "invalid_text", "/data/school_id", { school_id: "\ud83d" }, {}],
    ["a NUL in the source", "invalid_text", "/source", {}, { source: "a\u0000" }],
    ["the year 0", "value_out_of_range", "/data/start_time", { start_time: "0000-06-01T00:00:00Z" }, {}],
    [
      "an offset into the year 0",
      "value_out_of_range",
      "/data/end_time",
      { end_time: "0001-01-01T00:00:00+01:00" },
      {},
    ],
    ["a version beyond the column", "value_out_of_range", "/schema_version", {}, { schema_version: 2 ** 31 }],
  ] as const) {
    it(`refuses ${what} for good, by the field's name, and keeps its neighbours`, async () => {
      const [before, bad, after] = [session(), session(data, envelope), session()];
      recorder.refused.length = 0;
      assert.deepEqual(await recorder.record(before, bad, after), []);
      assert.deepEqual(recorder.refused, [{ event_id: bad.event_id, reason, pointer }]);
      assert.deepEqual(await summaries(bad), []);
      for (const good of [before, after]) assert.equal((await summaries(good)).length, 1);
    });
  }

  it("refuses for good what only the database finds wrong, and goes on over the same connection", async () => {
    const { database } = recorder;
    const [first] = await database.transaction((run) =>
      run<{ pid: number }>("SELECT pg_backend_pid() AS pid"),
    );
    const given = session({ phq9_score: 4 });
    const broken = { ...given, data: { ...given.data, phq9_score: 28 } } as Session;
    await assert.rejects(recordSession(database, planSession({ event: broken })), {
      name: "RelationalFailure",
      message: "PostgreSQL: value, 23514.",
    });
    assert.deepEqual(await summaries(given), [], "the summary went back with the scores");
    const [second] = await database.transaction((run) =>
      run<{ pid: number }>("SELECT pg_backend_pid() AS pid"),
    );
    assert.deepEqual(second, first);
  });

  it("leaves a message that is no such event, and says so without its content", async () => {
    const stranger = session({ phq9_score: 28, summary_text: "Zoë was here" });
    assert.deepEqual(await recorder.record(stranger), [stranger]);
    assert.doesNotMatch(recorder.logged.join("\n"), /Zoë/);
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
