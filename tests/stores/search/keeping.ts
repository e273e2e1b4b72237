import * as assert from "node:assert/strict";
import { chat, indexer } from "./support/messages";
import { cleanStore, documents, type SearchStore } from "./support/store";

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 12);
const at = (daysAgo: number) => ({ timestamp: new Date(NOW - daysAgo * DAY_MS).toISOString() });

describe("the search store in the course of time", () => {
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
});
