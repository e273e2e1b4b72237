import * as assert from "node:assert/strict";
import { planSession } from "../../../runtime/session-recorder/core";
import { recordSession } from "../../../runtime/stores/relational/sessions";
import { migratedServer } from "./support/database";
import { recorderOf, rowsOf, type Session, session } from "./support/recorder";
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

describe("hostile input of the session recorder", function () {
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
});
