import assert from "node:assert/strict";
import type { Db } from "mongodb";
import { EVENT_COLLECTIONS, type EventDocument } from "../../../contracts/documents";
import { documentOf } from "../../../runtime/stores/documents/document";
import { insertEvents } from "../../../runtime/stores/documents/write";
import { documentsBench } from "./support/bench";
import { sealedEvent } from "./support/events";

describe("the rules of the document store", function () {
  this.timeout(60_000);

  const raw = async <T>(work: (db: Db) => Promise<T>): Promise<T> =>
    (await documentsBench()).documents.use((db) => work(db));
  const put = (collection: string, document: object) =>
    raw((db) => db.collection(collection).insertOne(document as never));

  /** What the rules say of each field: a value of another type or form. */
  const WRONG: Record<string, unknown[]> = {
    _id: [7, null, "other_1", { $gt: "" }],
    event_type: ["chat.message", 1, null],
    timestamp: ["2026-11-01T00:00:00Z", 1, null],
    source: [1, "", {}],
    schema_version: ["1", 0, -1],
    subject: ["someone", 1, "A".repeat(64)],
    session_id: [{ $gt: "" }, 5, "", ["a"]],
    student_id_hash: ["x", 5, { $ne: null }],
    sealed: [{}, 5, ""],
    claim_check: ["s3://…", { bucket: "b" }, { bucket: "b", key: "k", sha256: "x", size: 1 }],
    expires_at: [1_800_000_000, "2027-01-01", null],
    message: ["in the clear"],
    student_name: ["Ada"],
    __proto: ["x"],
  };

  for (const collection of EVENT_COLLECTIONS) {
    it(`take an event in ${collection}`, async () => {
      await put(collection, documentOf(sealedEvent()));
    });

    it(`refuse every value of another type, and every field they do not name, in ${collection}`, async () => {
      for (const [field, values] of Object.entries(WRONG))
        for (const value of values)
          await assert.rejects(
            put(collection, { ...documentOf(sealedEvent()), [field]: value }),
            { name: "StoreFailure", code: "121", passing: false },
            `${field}: ${JSON.stringify(value)}`,
          );
    });

    it(`refuse an event without a required field in ${collection}`, async () => {
      for (const field of ["event_type", "timestamp", "source", "schema_version", "subject", "expires_at"]) {
        const { [field as keyof EventDocument]: _gone, ...rest } = documentOf(sealedEvent());
        await assert.rejects(put(collection, rest), { code: "121" }, field);
      }
    });
  }

  it("refuse an update that would break them, and leave the document as it was", async () => {
    const document = documentOf(sealedEvent());
    await put("messages", document);
    for (const change of [
      { $set: { timestamp: "now" } },
      { $unset: { expires_at: 1 } },
      { $set: { message: "x" } },
    ])
      await assert.rejects(
        raw((db) =>
          db.collection("messages").updateOne({ _id: { $eq: document._id } } as never, change as never),
        ),
        { code: "121" },
      );
    assert.deepEqual(
      await raw((db) => db.collection("messages").findOne({ _id: { $eq: document._id } } as never)),
      document,
    );
  });

  it("refuse counts below nothing and ranks above the highest in rollups", async () => {
    const now = new Date();
    const rollup = {
      _id: "none/s",
      session_id: "s",
      subject: "none",
      event_count: 1,
      first_at: now,
      last_at: now,
      risk_rank: 0,
      expires_at: now,
    };
    for (const wrong of [{ risk_rank: 5 }, { event_count: -1 }, { first_at: "now" }, { messages: "1" }])
      for (const collection of ["sessions", "conversations"])
        await assert.rejects(put(collection, { ...rollup, ...wrong }), { code: "121" });
  });

  it("let a batch's neighbours in when one document is refused", async () => {
    const good = [1, 2].map(() => documentOf(sealedEvent()));
    const bad = { ...documentOf(sealedEvent()), subject: "someone" };
    const [first, second] = good as [EventDocument, EventDocument];
    const result = await raw((db) => insertEvents(db, [first, bad, second]));
    assert.deepEqual(
      { ...result, refused: result.refused.map(({ _id }) => _id) },
      { written: 2, repeated: 0, refused: [bad._id] },
    );
  });

  it("still hold after the setup ran again and the server was killed", async () => {
    const bench = await documentsBench();
    assert.deepEqual(await bench.setup(), { renewed: false });
    await bench.stores.stores.kill("documents");
    await bench.stores.stores.start("documents");
    const document = { ...documentOf(sealedEvent()), timestamp: "x" };
    await assert.rejects(
      raw((db) => db.collection("messages").insertOne(document as never)).catch(() =>
        put("messages", document),
      ),
      { code: "121" },
    );
  });
});
