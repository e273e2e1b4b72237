import { type Measure, percent } from "../../tests/runtime/redaction/labelled/measure";
import { COMMON_LABELS } from "../../tests/runtime/redaction/labelled/types";
import type { Figure } from "../item";
import type { Bundle } from "./bundle";
import type { TextRedactor } from "./redactors";
import { EVENT_LENGTH, SHAPE_LENGTH, type Worst } from "./time";

/** What the project holds itself to. */
export const TARGET = {
  macro: 93,
  falsePositives: 1.5,
  microseconds: 100,
  p99: 1,
  worst: 10,
  kilobytes: 600,
  firstCall: 60,
  lines: 5_000,
};
/** What one redactor reached. */
export interface Result {
  readonly redactor: TextRedactor;
  readonly common: number;
  readonly falsePositives: number;
  readonly types: Measure["types"];
  readonly mean: number;
  readonly p99: number;
  readonly worst: Worst;
  readonly bundle: Bundle;
}

/** Ours beside the peers; the first result is ours. */
export function figuresOf(results: readonly Result[]): Figure[] {
  const figure = (
    what: string,
    unit: string,
    better: Figure["better"],
    of: (result: Result) => number,
    target?: number,
  ): Figure => {
    const [ours, ...peers] = results.map((result) => ({ name: result.redactor.name, value: of(result) }));
    return {
      what,
      unit,
      better,
      ours: ours?.value ?? Number.NaN,
      peers,
      ...(target === undefined ? {} : { target }),
    };
  };
  return [
    figure("macro full recall", "%", "higher", ({ common }) => common, TARGET.macro),
    ...COMMON_LABELS.map((type) =>
      figure(`full recall of ${type}`, "%", "higher", ({ types }) =>
        percent(types.get(type) ?? { removed: 0, of: 0 }),
      ),
    ),
    figure("false positives", "%", "lower", (result) => result.falsePositives, TARGET.falsePositives),
    figure(`text of ${EVENT_LENGTH} characters`, "µs", "lower", ({ mean }) => mean, TARGET.microseconds),
    figure(`text of ${EVENT_LENGTH} characters, p99`, "ms", "lower", ({ p99 }) => p99, TARGET.p99),
    figure(
      `worst adversarial text of ${SHAPE_LENGTH} characters`,
      "ms",
      "lower",
      ({ worst }) => worst.milliseconds,
      TARGET.worst,
    ),
    figure("bundle, zipped", "KB", "lower", ({ bundle }) => bundle.kilobytes, TARGET.kilobytes),
    figure(
      "first call of a fresh process",
      "ms",
      "lower",
      ({ bundle }) => bundle.firstCall,
      TARGET.firstCall,
    ),
  ];
}

/** What a reader has to know, and which text was worst. */
export function notesOf(results: readonly Result[]): string[] {
  return [
    "Full recall counts a value as found if no identifying piece of it is left; a false positive is a sentence without " +
      "personal values that lost a word. The macro is the mean over the eleven types listed.",
    ...results.map(
      ({ redactor, worst }) =>
        `Worst of the ${worst.tried} adversarial texts tried on ${redactor.name}: ${worst.shape}.`,
    ),
  ];
}
