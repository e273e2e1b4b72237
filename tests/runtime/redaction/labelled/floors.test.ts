import * as assert from "node:assert/strict";
import { createRedactor } from "../../../../runtime/redaction";
import { VARIATIONS } from "./forms";
import { rowsOf } from "./generate";
import { type Measure, macro, measure, percent, type Tally } from "./measure";
import { type Label, PARTS, type Part } from "./types";

/** Least full recall per type, per cent: types with a form of their own, then those that live from context. */
const FLOORS: Record<Label, number> = {
  EMAIL: 97,
  PHONE: 97,
  US_SSN: 97,
  DATE_OF_BIRTH: 97,
  URL: 97,
  IP: 97,
  CREDIT_CARD: 97,
  IBAN: 97,
  MAC_ADDRESS: 95,
  STUDENT_ID: 95,
  MEDICAL_RECORD_NUMBER: 95,
  HEALTH_PLAN_ID: 95,
  PASSPORT: 95,
  COORDINATES: 95,
  NET_ID: 90,
  LICENSE_PLATE: 90,
  ADDRESS: 88,
  PERSON: 88,
  HANDLE: 80,
};
/** Least mean over the types, and most false positives, per cent. */
const MACRO = 93;
const FALSE_POSITIVES = 1.5;

const { redactText } = createRedactor();

function scored(part: Part): Measure {
  const rows = rowsOf(part);
  return measure(
    rows,
    rows.map(({ text }) => redactText(text).text),
  );
}

/** Every variation of a type that is not always removed, weakest first. */
function weak({ variations }: Measure, type: Label): string {
  const names = new Set(VARIATIONS.filter((variation) => variation.type === type).map(({ name }) => name));
  return [...variations]
    .filter(([name, tally]) => names.has(name) && percent(tally) < 100)
    .sort((a, b) => percent(a[1]) - percent(b[1]))
    .map(([name, tally]) => `  ${show(tally)}: ${name}`)
    .join("\n");
}

const show = (tally: Tally) => `${percent(tally).toFixed(1)} % of ${tally.of}`;

describe("the redactor on the labelled set", () => {
  for (const part of PARTS) {
    describe(part, () => {
      let measured: Measure;
      before(() => {
        measured = scored(part);
      });

      for (const [type, floor] of Object.entries(FLOORS) as [Label, number][]) {
        it(`removes at least ${floor} % of ${type} fully`, () => {
          const tally = measured.types.get(type);
          assert.ok(tally, `no sentence holds ${type}`);
          const text = `${show(tally)}; variations of which some stay:\n${weak(measured, type)}`;
          assert.ok(percent(tally) >= floor, text);
        });
      }

      it(`removes at least ${MACRO} % in the mean of the types`, () => {
        const mean = macro(measured.types);
        assert.ok(mean >= MACRO, `${mean.toFixed(1)} %`);
      });

      it(`changes at most ${FALSE_POSITIVES} % of the sentences without personal values`, () => {
        const changed = measured.misses.filter(({ row }) => row.label === "neg");
        const text = changed.map(({ row }) => `  ${row.tags.join(", ")}`).join("\n");
        const { falsePositives } = measured;
        assert.ok(
          percent(falsePositives) <= FALSE_POSITIVES,
          `${show(falsePositives)}, of families:\n${text}`,
        );
      });
    });
  }
});
