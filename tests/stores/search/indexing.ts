import * as assert from "node:assert/strict";
import { indexOf } from "../../../runtime/stores/search/indices";
import { chat, indexer, plain } from "./support/messages";
import { cleanStore, documents, type SearchStore } from "./support/store";

describe("the search store", () => {
  let store: SearchStore;
  before(async function () {
    this.timeout(300_000);
    store = await cleanStore();
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

  it("says that this store has neither life-cycle policies nor access control of its own", async () => {
    const { lifeCycle, accessControl, templates } = await store.keep();
    assert.deepEqual(
      { lifeCycle, accessControl, templates },
      { lifeCycle: "absent", accessControl: "absent", templates: 2 },
    );
  });
});
