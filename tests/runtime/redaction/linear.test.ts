import * as assert from "node:assert/strict";
import { createRedactor } from "../../../runtime/redaction";
import { FORMS } from "./forms";

const { redactText } = createRedactor();

/** Inputs that make patterns with unbounded repetition go over the same text again and again. */
const UNITS = [
  "a",
  "1",
  "1 ",
  "1-",
  "1.",
  "12:",
  "a.",
  "a@",
  "@",
  "a@b.",
  " at ",
  "a at b.",
  " dot ",
  "a dot ",
  "one ",
  "+",
  "+1",
  "(",
  "()",
  "[.]",
  ":",
  "::",
  "f:",
  "ssn ",
  "ssn 1 ",
  "dob ",
  "dob 1/",
  "sid ",
  "sid a",
  "snap ",
  "http://",
  "www.",
  "a.com/",
  "GB82",
  "GB82 ",
  "4111 ",
  "4111111111111111 ",
  "[EMAIL]",
  "[",
  "½",
  "\u200b",
  "e\u0301",
  "Zoë",
  "zoe ",
  "😀",
  "twenty",
  "january ",
  "_",
  "#1234",
  "a#1",
];

const KNOWN = ["Zoë Marlowe", "S4556914"];
/** Characters of the short text, and how many times as long the long one is. */
const SHORT = 10_000;
const TIMES = 16;
/** Linear work on the long text takes as long as on that many short ones; quadratic work 16 times as long. */
const MOST_GROWTH = 4;
/** Below this many milliseconds the processor's clock says little. */
const LEAST_MS = 20;

/** Makes every detector look at the text: each passes by text that lacks what its values cannot do without. */
const OPENERS = " / . @ # : :// [ www. github";

/** Processor time, milliseconds: what other processes and threads do meanwhile is not in it. */
function cost(text: string, times: number): number {
  const before = process.threadCpuUsage();
  for (let time = 0; time < times; time++) redactText(text, KNOWN);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

/** The least growth over some rounds: noise can only add to a measurement, never take the work away. */
function growth(unit: string): number {
  const sized = (length: number) => `${unit.repeat(Math.ceil(length / unit.length))}${OPENERS}`;
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 8 && least >= MOST_GROWTH; round++) {
    const short = cost(sized(SHORT), TIMES);
    least = Math.min(least, cost(sized(SHORT * TIMES), 1) / Math.max(short, LEAST_MS));
  }
  return least;
}

describe("the time of redaction", () => {
  const forms = Object.values(FORMS)
    .flat()
    .map((marked) => `${marked.replace(/[⟦⟧]/gu, "")} `);
  before(() => {
    for (const unit of [...UNITS, ...forms]) redactText(unit.repeat(20), KNOWN);
  });

  for (const unit of UNITS) {
    it(`grows no faster than the text for repeated ${JSON.stringify(unit)}`, () => {
      const grown = growth(unit);
      assert.ok(
        grown < MOST_GROWTH,
        `one text took ${grown.toFixed(1)} times as long as ${TIMES} of its parts`,
      );
    }).timeout(60_000);
  }

  it("grows no faster than the text for any form it knows, repeated", () => {
    assert.deepEqual(
      forms.filter((form) => growth(form) >= MOST_GROWTH),
      [],
    );
  }).timeout(120_000);
});
