import { SHAPES } from "../../tests/runtime/redaction/adversarial/shapes";
import { rowsOf } from "../../tests/runtime/redaction/labelled/generate";
import { macro, measure, percent } from "../../tests/runtime/redaction/labelled/measure";
import { COMMON_LABELS } from "../../tests/runtime/redaction/labelled/types";
import type { BenchItem, Curve, Figure } from "../item";
import { bundleOf } from "../redaction/bundle";
import { figuresOf, notesOf, type Result, TARGET } from "../redaction/figures";
import { linesPerSecond } from "../redaction/lines";
import { ourRedactor, peerRedactors } from "../redaction/redactors";
import { bestTime, eventTexts, eventTime, worstShape } from "../redaction/time";

const RUNS = 5;
/** Characters of the curve's texts; a redactor that took longer than `MOST_MS` for one gets no longer one. */
const LENGTHS = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000];
const MOST_MS = 4_000;

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
        common: macro(
          new Map([...measured.types].filter(([type]) => COMMON_LABELS.some((label) => label === type))),
        ),
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
