import * as assert from "node:assert/strict";
import type { Figure } from "../../bench/item";
import { ratio, reaches, rowsOf } from "../../bench/report";

const figure = (change: Partial<Figure> = {}): Figure => ({
  what: "event of 323 characters",
  unit: "µs",
  better: "lower",
  ours: 50,
  target: 100,
  peers: [{ name: "peer", value: 125 }],
  ...change,
});

describe("the report of the benchmarks", () => {
  it("says how many times better ours is, whichever way is better", () => {
    assert.equal(ratio(figure(), { name: "slow", value: 125 }), 2.5);
    assert.equal(ratio(figure({ better: "higher" }), { name: "fast", value: 100 }), 0.5);
  });

  it("holds a figure to its target, whichever way is better", () => {
    assert.equal(reaches(figure()), true);
    assert.equal(reaches(figure({ ours: 101 })), false);
    assert.equal(reaches(figure({ better: "higher", ours: 99 })), false);
    assert.equal(reaches(figure({ target: undefined, ours: 1e9 })), true);
  });

  it("has a row for each peer, and one for a figure without peers", () => {
    const peers = [
      { name: "a", value: 100 },
      { name: "b", value: 25 },
    ];
    const rows = rowsOf("redaction", { figures: [figure({ peers }), figure({ peers: [] })] });
    assert.deepEqual(
      rows.map(({ ours, target, peer, theirs, ratio }) => [ours, target, peer, theirs, ratio]),
      [
        ["50 µs", "≤ 100", "a", "100", "2×"],
        ["50 µs", "≤ 100", "b", "25", "0.5×"],
        ["50 µs", "≤ 100", "", "", ""],
      ],
    );
  });
});
