import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { createRedactor } from "../../../runtime/redaction";
import { FORMS } from "./forms";

const { redactText } = createRedactor();
const RUNS = { numRuns: 400 };

const values = Object.values(FORMS)
  .flat()
  .map((marked) => marked.replace(/[⟦⟧]/gu, ""));
/** Pieces that meet each other in unforeseen ways: forms, cues, separators, placeholders, anything at all. */
const piece = fc.oneof(
  fc.constantFrom(...values),
  fc.constantFrom(
    "ssn ",
    "sid ",
    "dob ",
    "born ",
    "call ",
    " at ",
    " dot ",
    "@",
    ".",
    "-",
    " ",
    "+1",
    "(",
    "[EMAIL]",
    "[",
    "]",
  ),
  fc.constantFrom(
    "555",
    "1234",
    "12",
    "7",
    "one ",
    "Zoë",
    "½",
    "\u200b",
    "😀",
    "\ud800",
    "\uE000",
    "Ａ",
    "e\u0301",
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));
const known = fc.array(fc.constantFrom("Zoë Marlowe", "7", "S4556914", "幹", "Ann Lee"), { maxLength: 2 });

describe("the redaction of any text", () => {
  it("finds places that lie in the text, in order and apart, and leaves the rest as it is", () => {
    fc.assert(
      fc.property(text, known, (given, names) => {
        const { text: redacted, found } = redactText(given, names);
        let expected = "";
        let at = 0;
        for (const { type, start, end } of found) {
          assert.ok(at <= start && start < end && end <= given.length);
          expected += `${given.slice(at, start)}[${type}]`;
          at = end;
        }
        assert.equal(redacted, expected + given.slice(at));
      }),
      RUNS,
    );
  });

  it("finds nothing more in what it has redacted", () => {
    fc.assert(
      fc.property(text, known, (given, names) => {
        const once = redactText(given, names).text;
        assert.deepEqual(redactText(once, names), { text: once, found: [] });
      }),
      RUNS,
    );
  });

  it("removes a known name from any text around it", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { text: redacted } = redactText(`${before} Zoë Marlowe ${after}`, ["Zoë Marlowe"]);
        assert.equal(/marlowe/i.test(redacted), false);
      }),
      RUNS,
    );
  });
});
