import assert from "node:assert/strict";
import { createCursors } from "../../../runtime/stores/documents/cursor";
import { documentOf } from "../../../runtime/stores/documents/document";
import { createQueries } from "../../../runtime/stores/documents/queries";
import { insertEvents } from "../../../runtime/stores/documents/write";
import { documentsBench } from "./support/bench";
import { hashOf, sealedEvent } from "./support/events";

/** Texts that mean something somewhere; here they are text. */
const TEXTS = [
  '{"$gt":""}',
  "$where",
  '{"$where":"sleep(10000)"}',
  "this.student_id_hash == this.student_id_hash",
  "' OR 1=1 --",
  "'; return true; var x='",
  "a.b.c",
  ".",
  "$",
  "$session_id",
  "$$ROOT",
  "__proto__",
  "constructor",
  "toString",
  "line\r\nbreak",
  "\u202e right to left",
  "ünïcödé 日本語 🙂",
];

/** Objects where text belongs: an operator, were it let through. */
const OBJECTS = [{ $gt: "" }, { $ne: null }, { $where: "1" }, { $regex: ".*" }, ["a"], 1, true, null];

describe("values that are no text to the query language", function () {
  this.timeout(60_000);

  const indexed = ["session_id", "school_id", "message_id", "role", "risk_level"] as const;

  it("come back as they were, in every text an event has, and find nothing but themselves", async () => {
    const { documents } = await documentsBench();
    const events = TEXTS.map((text) =>
      documentOf(
        sealedEvent(
          { source: text, index: Object.fromEntries(indexed.map((field) => [field, text])) },
          "text",
        ),
      ),
    );
    await documents.use(async (db) => {
      assert.deepEqual(await insertEvents(db, events), { written: events.length, repeated: 0, refused: [] });
      const queries = createQueries(db, createCursors("p"));
      for (const event of events) {
        const { items } = await queries.bySession("messages", event.session_id ?? "");
        assert.deepEqual(items, [event]);
      }
    });
  });

  it("are refused as parameters of a query unless they are text", async () => {
    const { documents } = await documentsBench();
    await documents.use(async (db) => {
      const queries = createQueries(db, createCursors("p"));
      for (const value of OBJECTS as never[])
        for (const ask of [
          () => queries.bySession("messages", value),
          () => queries.byStudent("records", value),
          () => queries.rollupsOf("sessions", value),
          () => queries.rollupsIn("conversations", value),
          () => queries.byTime("messages", { cursor: value }),
          () => queries.byTime("messages", { from: value === 1 || value === null ? ("1" as never) : value }),
        ])
          await assert.rejects(async () => ask(), { name: "InvalidQuery" }, JSON.stringify(value));
    });
  });

  it("make an event refused unless they are text, each field by its own name", () => {
    for (const value of OBJECTS) {
      for (const field of ["event_id", "timestamp", "source", "subject", "sealed"])
        assert.throws(() => documentOf({ ...sealedEvent(), [field]: value }), {
          name: "StoreRefusal",
          reason: "value_out_of_range",
          pointer: `/${field}`,
        });
      for (const field of [...indexed, "student_id_hash"])
        assert.throws(() => documentOf(sealedEvent({ index: { [field]: value } as never })), {
          name: "StoreRefusal",
          pointer: `/index/${field}`,
        });
    }
  });

  it("are left behind as names: nothing but the contract's own fields comes in", () => {
    const line = JSON.stringify({
      ...sealedEvent(),
      $set: { subject: "none" },
      "a.b": 1,
      student_name: "Ada",
    });
    const poisoned = line.replace('"index":{', '"index":{"__proto__":{"session_id":"x"},"$where":"1",');
    const document = documentOf(JSON.parse(poisoned));
    assert.deepEqual(Object.keys(document).sort(), Object.keys(documentOf(sealedEvent())).sort());
    assert.equal(Object.getPrototypeOf(document), Object.prototype);
    const { __proto__: _proto, ...rest } = JSON.parse('{"index":{"__proto__":{"session_id":"x"}}}') as Record<
      string,
      object
    >;
    const bare = documentOf({ ...sealedEvent(), ...rest });
    assert.equal(bare.session_id, undefined);
  });

  it("are refused where the store could not give them back: zero characters and halves of a pair", () => {
    for (const text of ["nul\u0000", "\u0000", "half \ud800", "\udc00"])
      for (const field of [...indexed])
        assert.throws(() => documentOf(sealedEvent({ index: { [field]: text } as never })), {
          reason: "invalid_text",
          pointer: `/index/${field}`,
        });
    assert.throws(() => documentOf(sealedEvent({ source: "a\u0000" })), { reason: "invalid_text" });
  });

  it("are refused where an index or a document has no room for them", () => {
    assert.throws(() => documentOf(sealedEvent({ index: { session_id: "é".repeat(951) } })), {
      reason: "too_large_for_store",
      pointer: "/index/session_id",
    });
    assert.throws(() => documentOf(sealedEvent({ sealed: `a..b.${"c".repeat(15 * 1024 * 1024)}.d` })), {
      reason: "too_large_for_store",
      pointer: "/sealed",
    });
    assert.equal(documentOf(sealedEvent({ index: { session_id: "s".repeat(512) } })).session_id?.length, 512);
  });

  it("are refused as content that is not sealed", () => {
    for (const sealed of ["plain text", "a.b.c", '{"message":"I am Ada"}', "..."])
      assert.throws(() => documentOf(sealedEvent({ sealed })), { pointer: "/sealed" });
    assert.throws(() => documentOf(sealedEvent({ subject: hashOf("x").toUpperCase() })), {
      pointer: "/subject",
    });
  });
});
