import * as assert from "node:assert/strict";
import { finder } from "./support/finder";
import { chat, indexer } from "./support/messages";
import { cleanStore, type SearchStore } from "./support/store";

const STUDENTS = ["ana", "ben", "cem", "dua", "eli", "fay"];
const TODAY = new Date().toISOString().slice(0, 10);
const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString();

describe("the search for similar messages", () => {
  let store: SearchStore;
  before(async function () {
    this.timeout(300_000);
    store = await cleanStore();
    const index = indexer(store.search);
    const failed = await index(
      ...STUDENTS.map((student, at) =>
        chat(student, `I am worried about the maths exam number ${at}`, { message_id: `exam-${student}` }),
      ),
      ...STUDENTS.map((student) =>
        chat(
          student,
          "nobody talks to me at lunch any more",
          { safety_scan: { risk_level: "HIGH", keywords_matched: [] } },
          { timestamp: YESTERDAY },
        ),
      ),
      ...["gus", "hal"].map((student) =>
        chat(student, "I am worried about the maths exam a lot", { school_id: "school-2" }),
      ),
      ...STUDENTS.slice(0, 4).map((student) =>
        chat(student, "exam worries again", {
          school_id: "school-3",
          message_id: `s3-${student}`,
          safety_scan: { risk_level: "CRISIS", keywords_matched: [] },
        }),
      ),
      chat("ana", "…!?", { message_id: "signs-only" }),
    );
    assert.deepEqual([...failed], []);
    await store.refresh();
  });

  const texts = (results: { message_text: string }[]) => results.map(({ message_text }) => message_text);

  it("finds messages like a text, nearest first, without saying whose they are", async () => {
    const { status, body } = await finder(store.search).post({
      text: "worried about the maths exam",
      size: 6,
    });
    assert.equal(status, 200);
    assert.ok(body.results.length >= 4);
    for (const result of body.results) {
      assert.match(result.message_text, /maths exam/);
      assert.deepEqual(Object.keys(result).sort(), [
        "message_id",
        "message_text",
        "risk_score",
        "school_id",
        "similarity",
        "timestamp",
      ]);
    }
    const similarities = body.results.map(({ similarity }) => similarity);
    assert.deepEqual(
      similarities,
      [...similarities].sort((a, b) => b - a),
    );
    assert.ok((similarities[0] ?? 0) > 0.5 && (similarities[0] ?? 2) <= 1);
    assert.doesNotMatch(JSON.stringify(body), /[0-9a-f]{64}/);
  });

  it("finds messages like a message, and not that message itself", async () => {
    const { body } = await finder(store.search).post({
      message_id: "exam-ana",
      school_id: "school-1",
      size: 5,
    });
    const ids = body.results.map(({ message_id }) => message_id);
    assert.ok(!ids.includes("exam-ana"));
    assert.deepEqual(ids.toSorted(), ["exam-ben", "exam-cem", "exam-dua", "exam-eli", "exam-fay"]);
  });

  it("narrows by school, by time and by risk", async () => {
    const { post } = finder(store.search);
    const ask = async (filters: object) =>
      (await post({ text: "exam lunch", school_id: "school-1", size: 50, ...filters })).body;
    assert.equal((await ask({})).results.length, 12);
    assert.deepEqual(
      new Set(texts((await ask({ to: YESTERDAY })).results)),
      new Set(["nobody talks to me at lunch any more"]),
    );
    const today = await ask({ from: TODAY });
    assert.equal(today.results.length, 6);
    assert.deepEqual(today.filters, { school_id: "school-1", from: `${TODAY}T00:00:00.000Z` });
    assert.deepEqual(
      (await ask({ min_risk: 0.5, max_risk: 0.75 })).results.map(({ risk_score }) => risk_score),
      STUDENTS.map(() => 0.75),
    );
    assert.equal((await ask({ max_risk: 0.3 })).results.length, 6);
  });

  it("withholds everything where the filters leave fewer than five students, and says so", async () => {
    const { post, audited } = finder(store.search);
    for (const filters of [{ school_id: "school-2" }, { school_id: "school-3" }, { min_risk: 0.9 }]) {
      const { status, body } = await post({ text: "worried about the maths exam", ...filters });
      assert.equal(status, 200);
      assert.deepEqual(body.results, []);
      assert.deepEqual(body.withheld, [{ reason: "fewer_than_k_students", k: 5, scope: "filters" }]);
    }
    assert.deepEqual(
      audited.map(({ data }) => (data["details"] as { withheld_groups: number }).withheld_groups),
      [1, 1, 1],
    );
  });

  it("withholds a small school's results within a large set, school by school", async () => {
    const { body } = await finder(store.search).post({
      text: "worried about the maths exam a lot",
      size: 50,
    });
    assert.deepEqual(new Set(body.results.map(({ school_id }) => school_id)), new Set(["school-1"]));
    assert.deepEqual(
      body.withheld.toSorted((a, b) => (a.school_id ?? "").localeCompare(b.school_id ?? "")),
      [
        { reason: "fewer_than_k_students", k: 5, scope: "school", school_id: "school-2", results: 2 },
        { reason: "fewer_than_k_students", k: 5, scope: "school", school_id: "school-3", results: 4 },
      ],
    );
  });

  it("answers nothing, and withholds nothing, where nothing matches", async () => {
    const { body } = await finder(store.search).post({ text: "exam", school_id: "no-such-school" });
    assert.deepEqual(body, { results: [], withheld: [], filters: { school_id: "no-such-school" } });
  });

  it("does not know a message that does not stand, or that has nothing to compare", async () => {
    const { post, audited } = finder(store.search);
    for (const message_id of ["none", "signs-only"]) {
      const answer = await post({ message_id });
      assert.deepEqual([answer.status, answer.body.error], [404, { code: "unknown_message" }]);
    }
    assert.deepEqual(
      audited.map(({ data }) => data["outcome"]),
      ["failure", "failure"],
    );
  });

  it("compares with no vectors of another model", async () => {
    const other = {
      model: "other-v9",
      embed: async () => [Array.from({ length: 768 }, (_, at) => (at ? 0 : 1))],
    };
    const { body } = await finder(store.search, { embedder: other }).post({ text: "exam" });
    assert.deepEqual([body.results, body.withheld], [[], []]);
  });

  const ATTACKS = [
    "' OR 1=1 --",
    '{"$gt":""}',
    "__proto__",
    "a\u0000b",
    "a\r\nDELETE / HTTP/1.1",
    '"}},{"match_all":{}}',
    "school-1 OR school_id:*",
    "*",
    "/.*/",
    "school-?",
    "params._source; while(true){}",
    "{{#toJson}}x{{/toJson}}",
    "\ud800",
  ];
  for (const attack of ATTACKS) {
    it(`takes ${JSON.stringify(attack)} for a value in every place`, async () => {
      const { post } = finder(store.search);
      const school = await post({ text: "exam", school_id: attack });
      assert.deepEqual([school.status, school.body.results, school.body.withheld], [200, [], []]);
      const message = await post({ message_id: attack });
      assert.deepEqual([message.status, message.body.error], [404, { code: "unknown_message" }]);
      const text = await post({ text: `${attack} exam`, school_id: "school-1" });
      assert.equal(text.status, 200);
      for (const field of ["from", "to", "min_risk", "max_risk", "size"]) {
        const { status, body } = await post({ text: "exam", [field]: attack });
        assert.equal(status, 400);
        assert.equal((body.error as { field?: string }).field, field);
      }
    });
  }

  it("says 503 where the store is away, and leaves an entry all the same", async () => {
    const away = async () => {
      throw new Error("connect ECONNREFUSED secret");
    };
    const { post, audited, logged } = finder(away);
    const { status, body } = await post({ text: "exam" });
    assert.equal(status, 503);
    assert.ok(body.error);
    assert.equal(audited.length, 1);
    assert.doesNotMatch(logged.join(), /exam|secret/);
  });
});
