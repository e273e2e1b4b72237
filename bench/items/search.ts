import { startSearchStore } from "../../tests/stores/search/support/store";
import { vectorsOf } from "../../tests/stores/search/support/vectors";
import type { BenchItem } from "../item";
import { fill, searchAll } from "../search/measure";

export const item: BenchItem = {
  name: "search",
  summary:
    "The ten nearest of 20,000 vectors of 768 dimensions, over TLS with a signature checked at each call, against the " +
    "store's own exact search.",
  async run({ quick, progress }) {
    const count = quick ? 2_000 : 20_000;
    const { stored, asked } = vectorsOf(count, quick ? 20 : 300);
    progress("starting OpenSearch");
    const store = await startSearchStore();
    try {
      progress(`indexing ${count} vectors`);
      const rate = await fill(store, stored);
      progress("searching");
      await searchAll(store, stored, asked.slice(0, 20));
      const { recall, p95, exactP95 } = await searchAll(store, stored, asked);
      const target = (value: number) => (quick ? {} : { target: value });
      return {
        figures: [
          {
            what: "recall@10 against exact search",
            unit: "",
            better: "higher",
            ours: Number(recall.toFixed(4)),
            ...target(0.95),
            peers: [],
          },
          {
            what: "p95 of a search and its count of students",
            unit: "ms",
            better: "lower",
            ours: Math.round(p95),
            ...target(200),
            peers: [{ name: "exact search, without the count", value: Math.round(exactP95) }],
          },
          { what: "vectors indexed", unit: "documents/s", better: "higher", ours: rate, peers: [] },
        ],
        notes: [
          "One node with 320 MiB of heap, one search at a time; the embedding of the question is not included.",
          "Vectors are drawn around 200 centres, as texts gather around topics; the same in every run.",
        ],
      };
    } finally {
      await store.bench.stop();
    }
  },
};
