import assert from "node:assert/strict";
import { EVENT_COLLECTIONS, ROLLUP_COLLECTIONS } from "../../../contracts/documents";
import { rollSessions } from "../../../runtime/conversation-roller/handler";
import { createCursors } from "../../../runtime/stores/documents/cursor";
import { documentOf } from "../../../runtime/stores/documents/document";
import { createQueries, type Page } from "../../../runtime/stores/documents/queries";
import { insertEvents } from "../../../runtime/stores/documents/write";
import { type DocumentsBench, documentsBench, startDocumentsBench } from "./support/bench";
import { dump, restore } from "./support/dump";
import { hashOf, sealedEvent, topicOf } from "./support/events";

const COLLECTIONS = [...EVENT_COLLECTIONS, ...ROLLUP_COLLECTIONS];

/** Everything that is asked of the store (docs/access-patterns.md), page by page. */
async function answers({ documents }: DocumentsBench): Promise<unknown[]> {
  return documents.use(async (db) => {
    const queries = createQueries(db, createCursors("the same"));
    const whole = async (ask: (cursor?: string) => Promise<Page<unknown>>) => {
      const found: unknown[] = [];
      for (let page = await ask(); ; page = await ask(page.next)) {
        found.push(...page.items, page.next ?? "end");
        if (!page.next) return found;
      }
    };
    const from = Date.UTC(2026, 0, 1);
    const all: unknown[] = [];
    for (const name of ["messages", "records"] as const) {
      all.push(
        await whole((cursor) => queries.bySession(name, "s-3", { limit: 7, ...(cursor && { cursor }) })),
      );
      all.push(
        await whole((cursor) =>
          queries.byStudent(name, hashOf("st-2"), { limit: 7, ...(cursor && { cursor }) }),
        ),
      );
      all.push(await whole((cursor) => queries.byTime(name, { from, limit: 50, ...(cursor && { cursor }) })));
    }
    for (const name of ["conversations", "sessions"] as const) {
      all.push(await queries.rollupsIn(name, "s-3"));
      all.push(
        await whole((cursor) =>
          queries.rollupsOf(name, hashOf("st-2"), { limit: 2, ...(cursor && { cursor }) }),
        ),
      );
    }
    return all;
  });
}

describe("the document store after a loss", function () {
  this.timeout(90_000);

  before(async () => {
    const { documents } = await documentsBench();
    const events = Array.from({ length: 600 }, (_, at) => {
      const student = `st-${at % 5}`;
      const index = { session_id: `s-${at % 15}`, role: "student", student_id_hash: hashOf(student) };
      return documentOf(sealedEvent({ event_type: topicOf(at), index }, student));
    });
    await documents.use(async (db) => {
      await insertEvents(db, events);
      await rollSessions(
        db,
        Array.from({ length: 15 }, (_, at) => `s-${at}`),
      );
    });
  });

  it("answers as before when its server was killed and started again", async () => {
    const bench = await documentsBench();
    const before = await answers(bench);
    await bench.stores.stores.kill("documents");
    await bench.stores.stores.start("documents");
    const after = await answers(bench).catch(() => answers(bench));
    assert.deepEqual(after, before);
  });

  it("answers as before from a dump that was restored into an empty server", async () => {
    const bench = await documentsBench();
    const kept = await bench.documents.use((db) => dump(db));
    const empty = await startDocumentsBench();
    try {
      assert.notDeepEqual(await answers(empty), await answers(bench));
      const restored = await empty.documents.use((db) => restore(db, kept));
      const counts = await bench.documents.use((db) =>
        Promise.all(COLLECTIONS.map((name) => db.collection(name).countDocuments())),
      );
      assert.ok(counts.every((count) => count > 0));
      assert.equal(
        restored,
        counts.reduce((sum, count) => sum + count, 0),
      );
      assert.deepEqual(await answers(empty), await answers(bench));
    } finally {
      await empty.stop();
    }
  });
});
