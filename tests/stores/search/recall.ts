import * as assert from "node:assert/strict";
import { normalised, type Vector } from "../../../runtime/embedding/embedder";
import { putDocuments } from "../../../runtime/stores/search/bulk";
import { hitsOf } from "../../../runtime/stores/search/hits";
import { nearestCall } from "../../../runtime/stores/search/similar";
import { cleanStore, type SearchStore } from "./support/store";
import { exactNearest, recallOf, vectorsOf } from "./support/vectors";

const VECTORS = 20_000;
const QUERIES = 200;
const MODEL = "synthetic";

describe("the nearest of 20,000 vectors", () => {
  let store: SearchStore;
  const { stored, asked } = vectorsOf(VECTORS, QUERIES);
  before(async function () {
    this.timeout(600_000);
    store = await cleanStore();
    const timestamp = new Date().toISOString();
    for (let from = 0; from < VECTORS; from += 1_000) {
      const outcomes = await putDocuments(
        store.search,
        stored.slice(from, from + 1_000).map((embedding, at) => ({
          index: `message-vectors-${timestamp.slice(0, 10).replaceAll("-", ".")}`,
          id: String(from + at),
          source: JSON.stringify({
            event_id: String(from + at),
            timestamp,
            embedding_model: MODEL,
            embedding,
          }),
        })),
      );
      assert.ok(outcomes.every(({ status }) => status === "stored" || status === "repeated"));
    }
    await store.refresh();
  });

  it("are those that exact search finds, 0.95 of the first ten at least", async function () {
    this.timeout(120_000);
    const ask = async (vector: Vector) =>
      hitsOf(await store.search(nearestCall(vector, {}, MODEL, 10))).map(({ _id }) => Number(_id));
    let found = 0;
    for (const vector of asked) found += recallOf(await ask(vector), exactNearest(stored, vector, 10));
    const recall = found / QUERIES;
    assert.ok(recall >= 0.95, `recall@10 is ${recall}`);
  });

  it("can be told from a direction that none has", () => {
    assert.equal(normalised(new Array(768).fill(0)), undefined);
  });
});
