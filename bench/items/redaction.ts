import { SHAPES } from "../../tests/runtime/redaction/adversarial/shapes";
import { rowsOf } from "../../tests/runtime/redaction/labelled/generate";
import { type Measure, macro, measure, percent } from "../../tests/runtime/redaction/labelled/measure";
import type { BenchItem, Curve, Figure } from "../item";
import { type Bundle, bundleOf } from "../redaction/bundle";
import { linesPerSecond } from "../redaction/lines";
import { ourRedactor, peerRedactors, type TextRedactor } from "../redaction/redactors";
import { bestTime, EVENT_LENGTH, eventTexts, eventTime, SHAPE_LENGTH, worstShape } from "../redaction/time";

/** Types whose names every peer's field knows; the macro is over these. */
const COMMON = [
  "PERSON",
  "EMAIL",
  "PHONE",
  "US_SSN",
  "ADDRESS",
  "DATE_OF_BIRTH",
  "STUDENT_ID",
  "HANDLE",
  "URL",
  "IP",
  "CREDIT_CARD",
];

/** What the project holds itself to. */
const TARGET = {
  macro: 93,
  falsePositives: 1.5,
  microseconds: 100,
  p99: 1,
  worst: 10,
  kilobytes: 600,
  firstCall: 60,
  lines: 5_000,
};
const RUNS = 5;
/** Characters of the curve's texts; a redactor that took longer than `MOST_MS` for one gets no longer one. */
const LENGTHS = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000];
const MOST_MS = 4_000;

interface Result {
  readonly redactor: TextRedactor;
  readonly common: number;
  readonly falsePositives: number;
  readonly types: Measure["types"];
  readonly mean: number;
  readonly p99: number;
  readonly worst: ReturnType<typeof worstShape>;
  readonly bundle: Bundle;
}

export const item: BenchItem = {
  name: "redaction",
  summary:
    "Full recall and false positives on the held-out part of the labelled set, and the time of usual and of adversarial " +
    "texts, against the redactors of npm.",
  async run(context) {
    const rows = rowsOf("held-out").filter((_, index) => !context.quick || index % 10 === 0);
    const texts = eventTexts();
    const shapes = SHAPES.filter((_, index) => !context.quick || index % 20 === 0);
    const seconds = context.quick ? 0.2 : 4;
    const results: Result[] = [];
    for (const redactor of [ourRedactor(), ...(await peerRedactors(context))]) {
      context.signal.throwIfAborted();
      context.progress(redactor.name);
      const measured = measure(
        rows,
        rows.map(({ text }) => redactor.redact(text)),
      );
      results.push({
        redactor,
        common: macro(new Map([...measured.types].filter(([type]) => COMMON.includes(type)))),
        falsePositives: percent(measured.falsePositives),
        types: measured.types,
        ...eventTime(redactor, texts, seconds),
        bundle: bundleOf(redactor.name, context.peersFolder, context.scratch),
        worst: worstShape(redactor, shapes, seconds * 8, redactor.name === "ours" ? RUNS : 1),
      });
    }
    context.progress("npm run redact");
    const lines: Figure = {
      what: "npm run redact",
      unit: "lines/s",
      better: "higher",
      ours: await linesPerSecond(context.quick ? 2_000 : 100_000, context.signal),
      target: TARGET.lines,
      peers: [],
    };
    context.progress("growth");
    return {
      figures: [...figuresOf(results), lines],
      curves: [growth(results, context.quick)],
      notes: notesOf(results),
    };
  },
};

function figuresOf(results: readonly Result[]): Figure[] {
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
    ...COMMON.map((type) =>
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

function growth(results: readonly Result[], quick: boolean): Curve {
  const lengths = quick ? LENGTHS.slice(0, 2) : LENGTHS;
  const series = results.map(({ redactor }) => {
    const points: [number, number][] = [];
    for (const length of lengths) {
      if ((points.at(-1)?.[1] ?? 0) > MOST_MS) break;
      const text = eventTexts(length)[0];
      if (text !== undefined)
        points.push([length, bestTime(redactor, text, redactor.name === "ours" ? RUNS : 1)]);
    }
    return { name: redactor.name, points };
  });
  return {
    name: "redaction",
    title: "Redaction of one text",
    x: "characters",
    y: "milliseconds",
    series,
  };
}

function notesOf(results: readonly Result[]): string[] {
  return [
    "Full recall counts a value as found if no identifying piece of it is left; a false positive is a sentence without " +
      "personal values that lost a word. The macro is the mean over the eleven types listed.",
    ...results.map(
      ({ redactor, worst }) =>
        `Worst of the ${worst.tried} adversarial texts tried on ${redactor.name}: ${worst.shape}.`,
    ),
  ];
}
