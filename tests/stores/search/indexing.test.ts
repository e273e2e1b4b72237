import * as assert from "node:assert/strict";
import { indexOf } from "../../../runtime/stores/search/indices";
import { sharedPart } from "../../support/shared-parts";
import { chat, indexer, plain, type Refused } from "./support/messages";
import { documents, type SearchStore, startSearchStore } from "./support/store";

const started = sharedPart(startSearchStore, ({ bench }) => bench.stop());
const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 12);
const at = (daysAgo: number) => ({ timestamp: new Date(NOW - daysAgo * DAY_MS).toISOString() });

describe("the search store", () => {
  let store: SearchStore;
  before(async function () {
    this.timeout(300_000);
    store = await started();
  });
  beforeEach(() => store.clear());

  const all = async (alias: string) => {
    await store.refresh();
    return documents(store.search, alias);
  };

  it("has every event as a document, and of chat messages the vector too", async () => {
    const events = [
      chat("ana", "hello there", { mood_score: 3 }),
      plain("safety.crisis.detected", {
        student_id_hash: "a".repeat(64),
        session_id: "s",
        risk_level: "CRISIS",
        trigger_keywords: ["alone", "dark"],
        requires_human_intervention: true,
      }),
      plain("observer.threshold.exceeded", {
        student_id_hash: "b".repeat(64),
        session_id: "s",
        metric: "phq9",
        value: 21,
        threshold: 20,
      }),
      plain("observer.session.completed", {
        student_id_hash: "c".repeat(64),
        session_id: "s",
        school_id: "school-1",
        start_time: "2026-03-02T10:00:00Z",
        end_time: "2026-03-02T10:30:00Z",
        risk_trajectory: "stable",
        summary_text: "went well",
      }),
      plain("crisis.notification.required", {
        notification_id: "n",
        student_id_hash: "d".repeat(64),
        session_id: "s",
        counselor_id: "c",
        channel: "sms",
        risk_level: "HIGH",
      }),
      plain("audit.event.logged", { entity_id: "e", actor_id: "a", action: "read", outcome: "success" }),
    ];
    assert.deepEqual([...(await indexer(store.search)(...events))], []);
    const logs = await all("application-logs");
    assert.deepEqual(
      logs.map(({ _id }) => _id).toSorted(),
      events.map(({ event }) => event.event_id).toSorted(),
    );
    for (const { event } of events) {
      assert.deepEqual(logs.find(({ _id }) => _id === event.event_id)?.["data"], event.data);
    }
    const [vector, ...more] = await all("message-vectors");
    assert.deepEqual(more, []);
    const { event } = events[0] as (typeof events)[0];
    const data = event.data as unknown as Record<string, unknown>;
    const { embedding, indexed_at, ...fields } = vector as Record<string, unknown>;
    assert.deepEqual(fields, {
      _index: indexOf("message-vectors", Date.parse(event.timestamp), Date.now()),
      _id: event.event_id,
      event_id: event.event_id,
      message_id: data["message_id"],
      student_id_hash: data["student_id_hash"],
      session_id: data["session_id"],
      school_id: "school-1",
      role: "student",
      risk_score: 0.25,
      timestamp: event.timestamp,
      message_text: "hello there",
      embedding_model: "lexical-v1",
    });
    assert.equal((embedding as number[]).length, 768);
    assert.ok(typeof indexed_at === "string");
  });

  it("keeps the first of an event that comes again, however it comes", async () => {
    const message = chat("ana", "hello");
    const index = indexer(store.search);
    await index(message, message);
    await index(message);
    const changed = structuredClone(message);
    (changed.event.data as unknown as { message: string }).message = "changed";
    await index(changed);
    assert.equal((await all("application-logs")).length, 1);
    assert.deepEqual(
      (await all("message-vectors")).map(({ message_text }) => message_text),
      ["hello"],
    );
  });

  const ODD: Record<string, Record<string, unknown>> = {
    "names that are empty, dotted or reserved": JSON.parse(
      '{"":1,".":2,"a..b":3,"a.":4,"_id":5,"_source":6,"__proto__":{"x":1},"constructor":{"prototype":7}}',
    ),
    "one name with another type each time": { extra: { deep: "text" } },
    "numbers at the edge": { least: 5e-324, most: 1.7976931348623157e308, minus: -0 },
    "control characters, half characters and line breaks": { odd: "a\u0000b\r\n\u2028\ud800" },
    "queries, scripts and templates": {
      odd: ["' OR 1=1 --", '{"$gt":""}', '{"script":{"source":"while(true){}"}}', "*:*", "{{x}}", "../_all"],
    },
    "nesting as deep as an event's may be": JSON.parse(`${'{"n":'.repeat(60)}1${"}".repeat(60)}`),
    "a word of 40,000 letters": { long: "x".repeat(40_000) },
  };
  for (const [name, extra] of Object.entries(ODD)) {
    it(`takes unknown fields with ${name}, and gives them back as they were`, async () => {
      const refused: Refused[] = [];
      const events = [
        chat("ana", "x".repeat(40_000), { ...extra, session_id: "'; DROP INDEX logs; --" }),
        chat("ben", "hi \u0000 \ud800", { extra: 1 }),
        chat("cem", "hi", { extra: [{ a: 1 }] }),
        plain("audit.event.logged", {
          entity_id: "x".repeat(512),
          actor_id: "a\u0000",
          action: "*",
          outcome: "success",
          ...extra,
        }),
      ];
      assert.deepEqual([...(await indexer(store.search, refused)(...events))], []);
      assert.deepEqual(refused, []);
      const logs = await all("application-logs");
      assert.equal(logs.length, 4);
      const first = logs.find(({ _id }) => _id === events[0]?.event.event_id);
      assert.equal(JSON.stringify(first?.["data"]), JSON.stringify(events[0]?.event.data));
      assert.equal((await all("message-vectors")).length, 3);
    });
  }

  it("quarantines what it can never take and goes on with the rest", async () => {
    await store.search({
      method: "PUT",
      path: `/${indexOf("application-logs", Date.now(), Date.now())}`,
      body: { mappings: { properties: { source: { type: "long" } } } },
    });
    const refused: Refused[] = [];
    const message = chat("ana", "hello");
    assert.deepEqual([...(await indexer(store.search, refused)(message))], []);
    assert.deepEqual(
      refused.map(({ event, refusal }) => [event, refusal.reason]),
      [[message.event, "value_out_of_range"]],
    );
    assert.equal((await all("message-vectors")).length, 1);
  });

  it("fails a message whose quarantine fails, so that it comes again", async () => {
    await store.search({
      method: "PUT",
      path: `/${indexOf("application-logs", Date.now(), Date.now())}`,
      body: { mappings: { properties: { source: { type: "long" } } } },
    });
    const message = chat("ana", "hello");
    const quarantine = async () => {
      throw new Error("no room");
    };
    const failed = await indexer(store.search, [], { quarantine })(message);
    assert.deepEqual([...failed.keys()], [message]);
  });

  it("puts the documents of messages whose embedder fails, and has them come again for the vectors", async () => {
    const embed = async () => {
      throw new Error("throttled");
    };
    const message = chat("ana", "hello");
    const other = plain("audit.event.logged", {
      entity_id: "e",
      actor_id: "a",
      action: "x",
      outcome: "success",
    });
    const failed = await indexer(store.search, [], { embedder: { model: "m", embed } })(message, other);
    assert.deepEqual([...failed.keys()], [message]);
    assert.equal((await all("application-logs")).length, 2);
    assert.deepEqual([...(await indexer(store.search)(message, other))], []);
    assert.equal((await all("application-logs")).length, 2);
    assert.equal((await all("message-vectors")).length, 1);
  });

  it("takes no documents before it is set up", async () => {
    const template = "/_index_template/message-vectors";
    await store.search({ method: "DELETE", path: template });
    const message = chat("ana", "hello");
    await assert.rejects(indexer(store.search)(message), { status: 404 });
    await store.keep();
    assert.deepEqual([...(await indexer(store.search)(message))], []);
  });

  it("makes no index of another name", async () => {
    const call = { method: "POST", path: "/stray/_doc", body: { a: 1 } } as const;
    await assert.rejects(store.search(call), { code: "index_not_found_exception" });
  });

  it("keeps application logs 30 days and vectors 90 after their event, to the day", async () => {
    const ages = [0, 29, 30, 31, 89, 90, 91];
    const messages = ages.map((age) => chat(`s${age}`, `message ${age}`, {}, at(age)));
    for (const [position, message] of messages.entries())
      await indexer(store.search, [], { now: () => NOW - (ages[position] ?? 0) * DAY_MS })(message);
    const agesOf = async (alias: string) => {
      const ids = (await all(alias)).map(({ _id }) => _id);
      return ages.filter((_, position) => ids.includes(messages[position]?.event.event_id));
    };
    const kept = await store.keep(NOW);
    assert.deepEqual(await agesOf("application-logs"), [0, 29, 30]);
    assert.deepEqual(await agesOf("message-vectors"), [0, 29, 30, 31, 89, 90]);
    assert.equal(kept.deletedIndices.length, 5);
    assert.deepEqual((await store.keep(NOW)).deletedIndices, []);
  });

  it("keeps an event that comes after its days as long from then on, without an index for its day", async () => {
    const old = chat("ana", "old", {}, { timestamp: "1970-01-01T00:00:00Z" });
    await indexer(store.search, [], { now: () => NOW })(old);
    const [log] = await all("application-logs");
    assert.equal(log?.["_index"], "application-logs-late");
    const counts = async () => [
      (await all("application-logs")).length,
      (await all("message-vectors")).length,
    ];
    assert.equal((await store.keep(NOW + 29 * DAY_MS)).deletedDocuments, 0);
    assert.deepEqual(await counts(), [1, 1]);
    assert.equal((await store.keep(NOW + 31 * DAY_MS)).deletedDocuments, 1);
    assert.deepEqual(await counts(), [0, 1]);
    await store.keep(NOW + 91 * DAY_MS);
    assert.deepEqual(await counts(), [0, 0]);
  });

  it("says that this store has neither life-cycle policies nor access control of its own", async () => {
    const { lifeCycle, accessControl, templates } = await store.keep();
    assert.deepEqual(
      { lifeCycle, accessControl, templates },
      { lifeCycle: "absent", accessControl: "absent", templates: 2 },
    );
  });
});
