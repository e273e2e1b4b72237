import * as assert from "node:assert/strict";
import { inTurns, spread } from "../../bench/pairs";

/** Keeps the processor busy. */
function busy(ms: number): void {
  const { user, system } = process.cpuUsage();
  for (let now = process.cpuUsage(); now.user + now.system - user - system < ms * 1_000; )
    now = process.cpuUsage();
}

describe("two ways to do the same work", () => {
  const signal = new AbortController().signal;

  it("take turns, each first in every other pair, after both ran warm", async () => {
    const order: string[] = [];
    const way = (name: string) => async () => void order.push(name);
    await inTurns(way("a"), way("b"), { units: 1, pairs: 3, signal });
    assert.equal(order.join(""), "abab" + "ab" + "ba" + "ab");
  });

  it("are told apart by processor time, whatever time passes", async () => {
    const one = async () => busy(20);
    const other = async () => {
      busy(10);
      await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const { ratio, difference } = await inTurns(one, other, { units: 10, pairs: 3, signal });
    assert.ok(ratio.median > 0.4 && ratio.median < 0.6, `ratio ${ratio.median}`);
    assert.ok(difference.median > 700 && difference.median < 1_500, `difference ${difference.median} µs`);
  });

  it("end when they are stopped", async () => {
    const stop = AbortSignal.abort(new Error("stopped"));
    const nothing = async () => undefined;
    await assert.rejects(inTurns(nothing, nothing, { units: 1, pairs: 1, signal: stop }), /stopped/);
  });
});

describe("the spread of what was measured", () => {
  it("is its median and its quartiles, whatever the order", () => {
    assert.deepEqual(spread([5, 1, 4, 2, 3]), { low: 2, median: 3, high: 4 });
    assert.deepEqual(spread([7]), { low: 7, median: 7, high: 7 });
  });
});
