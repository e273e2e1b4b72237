import assert from "node:assert/strict";
import type { EventDocument } from "../../../contracts/documents";
import { createCursors } from "../../../runtime/stores/documents/cursor";
import { documentOf } from "../../../runtime/stores/documents/document";
import { createQueries, type Page, type Queries } from "../../../runtime/stores/documents/queries";
import { insertEvents } from "../../../runtime/stores/documents/write";
import { documentsBench } from "./support/bench";
import { hashOf, sealedEvent } from "./support/events";

describe("paging through the document store", function () {
  this.timeout(60_000);

  const cursors = createCursors("a password");
  const ask = async <T>(work: (queries: Queries) => Promise<T>): Promise<T> =>
    (await documentsBench()).documents.use((db) => work(createQueries(db, cursors)));
  const put = async (events: EventDocument[]) =>
    (await documentsBench()).documents.use((db) => insertEvents(db, events));

  let serial = 0;
  /** Messages of one session; several share a moment, so that the id decides between them. */
  const messages = (session: string, count: number, student = "pager") =>
    Array.from({ length: count }, (_, at) =>
      documentOf(
        sealedEvent(
          {
            event_id: `evt_${session}_${String(++serial).padStart(6, "0")}`,
            timestamp: new Date(Date.UTC(2026, 5, 1) + Math.floor(at / 3) * 1000).toISOString(),
            index: { session_id: session, student_id_hash: hashOf(student) },
          },
          student,
        ),
      ),
    );
  const ids = (documents: readonly { _id: string }[]) => documents.map(({ _id }) => _id);

  async function all(
    next: (cursor?: string) => Promise<Page<EventDocument>>,
    between?: (page: number) => Promise<unknown>,
  ) {
    const found: EventDocument[] = [];
    let cursor: string | undefined;
    for (let page = 0; page === 0 || cursor; page++) {
      const answer = await next(cursor);
      found.push(...answer.items);
      cursor = answer.next;
      await between?.(page);
    }
    return found;
  }

  it("answers every message of a session once, in the order of time and id, whatever the page's size", async () => {
    const written = messages("paged", 50);
    await put([...written].reverse());
    for (const limit of [1, 7, 49, 50, 51, 200]) {
      const found = await all((cursor) =>
        ask((queries) => queries.bySession("messages", "paged", { limit, ...(cursor && { cursor }) })),
      );
      assert.deepEqual(ids(found), ids(written), `limit ${limit}`);
    }
  });

  it("neither repeats nor hides a message while others are written before and behind", async () => {
    const written = messages("busy", 40, "busy-student");
    await put(written);
    const late = (at: number) =>
      documentOf(
        sealedEvent(
          {
            event_id: `evt_late_${at}_${++serial}`,
            timestamp: new Date(
              Date.UTC(2026, 5, at % 2 === 0 ? 2 : 1) - (at % 2) * 86_400_000,
            ).toISOString(),
            index: { session_id: "busy", student_id_hash: hashOf("busy-student") },
          },
          "busy-student",
        ),
      );
    const found = await all(
      (cursor) =>
        ask((queries) =>
          queries.byStudent("messages", hashOf("busy-student"), { limit: 6, ...(cursor && { cursor }) }),
        ),
      (page) => (page < 5 ? put([late(page)]) : Promise.resolve()),
    );
    const seen = ids(found).filter((id) => !id.startsWith("evt_late"));
    assert.deepEqual(seen, ids(written));
    assert.equal(new Set(ids(found)).size, found.length);
    assert.deepEqual(
      ids(found).filter((id) => id.startsWith("evt_late")).length,
      3,
      "what was written behind the reader is seen, what before it is not",
    );
  });

  it("answers a span of time of all sessions, its beginning in it and its end not", async () => {
    const from = Date.UTC(2025, 0, 1);
    const written = [-1, 0, 1, 59_999, 60_000].map((offset) =>
      documentOf(sealedEvent({ timestamp: new Date(from + offset).toISOString() })),
    );
    await put(written);
    const { items, next } = await ask((queries) =>
      queries.byTime("messages", { from, until: from + 60_000, limit: 3 }),
    );
    assert.deepEqual([ids(items), next], [ids(written.slice(1, 4)), undefined]);
  });

  it("takes no page size beyond its bounds and no time that is none", async () => {
    for (const paging of [
      { limit: 0 },
      { limit: 201 },
      { limit: 1.5 },
      { limit: Number.NaN },
      { from: Number.NaN },
      { until: 9e15 },
    ])
      await assert.rejects(
        ask((queries) => queries.byTime("messages", paging)),
        { name: "InvalidQuery" },
      );
  });

  describe("a cursor", () => {
    const first = async () => {
      await put(messages("mine", 5));
      const page = await ask((queries) => queries.bySession("messages", "mine", { limit: 2 }));
      assert.ok(page.next);
      return page.next;
    };

    it("holds for its own query only", async () => {
      const cursor = await first();
      const others: ((queries: Queries) => Promise<unknown>)[] = [
        (queries) => queries.bySession("messages", "another", { cursor }),
        (queries) => queries.bySession("records", "mine", { cursor }),
        (queries) => queries.byStudent("messages", "mine", { cursor }),
        (queries) => queries.byTime("messages", { cursor }),
        (queries) => queries.bySession("messages", "mine", { cursor, until: Date.UTC(2030, 0, 1) }),
      ];
      for (const other of others) await assert.rejects(ask(other), { name: "InvalidCursor" });
      const page = await ask((queries) => queries.bySession("messages", "mine", { cursor }));
      assert.equal(page.items.length, 3);
    });

    it("is refused when a single character of it is another one", async () => {
      const cursor = await first();
      for (let at = 0; at < cursor.length; at++) {
        const changed = `${cursor.slice(0, at)}${cursor[at] === "A" ? "B" : "A"}${cursor.slice(at + 1)}`;
        // The last character may carry bits that no byte has.
        if (Buffer.from(changed, "base64url").equals(Buffer.from(cursor, "base64url"))) continue;
        await assert.rejects(
          ask((queries) => queries.bySession("messages", "mine", { cursor: changed })),
          { name: "InvalidCursor" },
        );
      }
    });

    it("is refused when it was made up, and says nothing of its text", async () => {
      const position = Buffer.from(JSON.stringify([0, "evt_000"]));
      for (const cursor of [
        "x",
        "",
        Buffer.concat([Buffer.alloc(16), position]).toString("base64url"),
        "€€€",
      ])
        await assert.rejects(
          ask((queries) => queries.bySession("messages", "mine", { cursor })),
          (error: Error) =>
            /^Invalid(Cursor|Query)$/.test(error.name) && (cursor === "" || !error.message.includes(cursor)),
        );
    });

    it("ends with the password it was made under", async () => {
      const cursor = await first();
      const renewed = createCursors("another password");
      await assert.rejects(
        (await documentsBench()).documents.use((db) =>
          createQueries(db, renewed).bySession("messages", "mine", { cursor }),
        ),
        { name: "InvalidCursor" },
      );
    });
  });

  it("reads each documented query through an index, in its order", async () => {
    const bench = await documentsBench();
    const indexes = await bench.documents.use((db) => db.collection("messages").indexes());
    const keys = indexes.map(({ key }) => Object.keys(key).join());
    for (const wanted of [
      "session_id,timestamp,_id",
      "student_id_hash,timestamp,_id",
      "timestamp,_id",
      "expires_at",
    ])
      assert.ok(keys.includes(wanted), wanted);
    const ttl = indexes.find(({ key }) => "expires_at" in key);
    assert.equal(ttl?.expireAfterSeconds, 0);
  });
});
