import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { detectStructured } from "../../../../runtime/redaction/detectors/structured";
import { joinOverlaps } from "../../../../runtime/redaction/spans";
import { BARRIER, createView } from "../../../../runtime/redaction/view";
import { FORMS, NEGATIVES } from "../forms";

const values = [...Object.values(FORMS).flat(), ...NEGATIVES].map((text) => text.replace(/[⟦⟧]/gu, ""));
const words = values.flatMap((value) => value.split(/(?<=[ .,:;-])/));
const SIGNS = "@ . - , / : + ( [ ] \n".split(" ");
const CUES = "ssn ,sid ,dob ,born ,call , at , dot ,live at ,plate ,mrn ,Apt 4 ,CA 90210 ,[EMAIL]".split(",");
const NUMBERS = "555 1234 12 7 one x a1".split(" ").flatMap((piece) => [piece, `${piece} `]);
const piece = fc.oneof(
  fc.constantFrom(...values),
  { weight: 2, arbitrary: fc.constantFrom(...words) },
  fc.constantFrom(...SIGNS, ...CUES, ...NUMBERS),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => createView(pieces.join("")).text);

/** The text as a later pass sees it: what was found is gone. */
function barred(given: string): string {
  let out = given;
  for (const { start, end } of joinOverlaps(detectStructured(given)).reverse()) {
    out = out.slice(0, start) + BARRIER + out.slice(end);
  }
  return out;
}

describe("the detectors of structured values", () => {
  it("find nothing more once what they found is a barrier, without a further round", () => {
    fc.assert(
      fc.property(text, (given) => {
        assert.deepEqual(detectStructured(barred(given)), []);
      }),
      { numRuns: 3_000 },
    );
  });

  it("find nothing that reaches over a barrier", () => {
    fc.assert(
      fc.property(text, fc.nat(), (given, place) => {
        const at = place % (given.length + 1);
        const cut = given.slice(0, at) + BARRIER + given.slice(at);
        for (const { start, end } of detectStructured(cut)) {
          assert.equal(cut.slice(start, end).includes(BARRIER), false);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
