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
const [SHORT, LONG] = [10_000, 80_000];
/** Eight times the text: linear work takes 8 times as long, quadratic work 64 times. */
const MOST_GROWTH = 24;
/** Below this many milliseconds the clock says nothing. */
const LEAST_MS = 0.5;

/** Processor time of one redaction, milliseconds: what other processes do meanwhile is not in it. */
function cost(text: string): number {
  const start = process.cpuUsage();
  redactText(text, KNOWN);
  return process.cpuUsage(start).user / 1_000;
}

/** The least growth over some rounds: noise can only add to a measurement, never take the work away. */
function growth(unit: string): number {
  const sized = (length: number) => unit.repeat(Math.ceil(length / unit.length));
  let [short, long] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 6; round++) {
    short = Math.min(short, cost(sized(SHORT)));
    long = Math.min(long, cost(sized(LONG)));
    if (long < MOST_GROWTH * Math.max(short, LEAST_MS)) break;
  }
  return long / Math.max(short, LEAST_MS);
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
      assert.ok(growth(unit) < MOST_GROWTH);
    }).timeout(60_000);
  }

  it("grows no faster than the text for any form it knows, repeated", () => {
    assert.deepEqual(
      forms.filter((form) => growth(form) >= MOST_GROWTH),
      [],
    );
  }).timeout(120_000);
});
