import * as assert from "node:assert/strict";
import { asDeployed } from "../../../../bench/as-deployed";
import { SHAPES, type Shape, WRITTEN } from "./shapes";

const { createRedactor } = asDeployed<typeof import("../../../../runtime/redaction")>(
  "runtime/redaction/index.ts",
);
const redactor = createRedactor();
/** Values an event itself holds are looked for too. */
const KNOWN = ["Zoë Marlowe", "S4556914"];
const redactText = (text: string) => redactor.redactText(text, KNOWN);

/** Characters of the text the bound is for, and its milliseconds. */
const LENGTH = 10_000;
const MOST_MS = 10;
/** Warm runs of which the best counts: noise adds to a run and never takes from it. */
const RUNS = 24;
/** How many times longer the long text is, and how many times as long it may take: quadratic work takes 64 times. */
const TIMES = 8;
const MOST_GROWTH = 16;
/** Rounds of which the least growth counts. */
const ROUNDS = 4;
/** Below this many milliseconds the processor's clock says little. */
const LEAST_MS = 20;

/** Least time of some runs on the wall clock, milliseconds; ends once it is within the bound. */
function best(text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS && least > MOST_MS; run++) {
    const before = performance.now();
    redactText(text);
    least = Math.min(least, performance.now() - before);
  }
  return least;
}

/** Processor time of some runs, milliseconds: what other processes do meanwhile is not in it. */
function cost(text: string, times: number): number {
  const before = process.threadCpuUsage();
  for (let time = 0; time < times; time++) redactText(text);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

/** How many times as long a text takes that is `TIMES` times as long: the least of some rounds. */
function growth({ make }: Shape): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS && least > MOST_GROWTH; round++) {
    const short = Math.max(LEAST_MS, cost(make(LENGTH), TIMES)) / TIMES;
    least = Math.min(least, cost(make(LENGTH * TIMES), 1) / short);
  }
  return least;
}

/** Names of the shapes that take too long, with their milliseconds. */
function slow(shapes: readonly Shape[]): string[] {
  return shapes.flatMap(({ name, make }) => {
    const took = best(make(LENGTH));
    return took > MOST_MS ? [`${name}: ${took.toFixed(1)} ms`] : [];
  });
}

describe("the time that adversarial text takes", () => {
  before(() => {
    for (const { make } of [...SHAPES, ...WRITTEN]) redactText(make(600));
  });

  it(`takes at most ${MOST_MS} ms for ${LENGTH} characters of any shape`, () => {
    assert.deepEqual(slow(SHAPES), []);
  }).timeout(60_000);

  it("takes no longer for the values of any variation again and again", () => {
    assert.deepEqual(slow(WRITTEN), []);
  }).timeout(60_000);

  it("takes time in proportion to the length of the text", () => {
    const grown = SHAPES.flatMap((shape) => {
      const times = growth(shape);
      return times > MOST_GROWTH ? [`${shape.name}: ${times.toFixed(0)} times`] : [];
    });
    assert.deepEqual(grown, []);
  }).timeout(120_000);
});
