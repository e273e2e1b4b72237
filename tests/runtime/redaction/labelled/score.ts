import { createRedactor } from "../../../../runtime/redaction";
import { rowsOf } from "./generate";
import { type Measure, macro, measure, percent } from "./measure";
import { LABELS, PARTS, type Part } from "./types";

/** Most misses printed of one variation or family. */
const MOST = 4;

const { redactText } = createRedactor();

function scored(part: Part): Measure {
  const rows = rowsOf(part);
  return measure(
    rows,
    rows.map(({ text }) => redactText(text).text),
  );
}

function table(measures: readonly Measure[]): string {
  const line = (name: string, cells: readonly string[]) =>
    `${name.padEnd(24)}${cells.map((cell) => cell.padStart(22)).join("")}`;
  const lines = LABELS.map((type) =>
    line(
      type,
      measures.map(({ types }) => {
        const tally = types.get(type) ?? { removed: 0, of: 0 };
        return `${percent(tally).toFixed(1)} % of ${tally.of}`;
      }),
    ),
  );
  return [
    line("full recall", PARTS),
    ...lines,
    line(
      "macro",
      measures.map(({ types }) => `${macro(types).toFixed(1)} %`),
    ),
    line(
      "false positives",
      measures.map(({ falsePositives: all }) => `${percent(all).toFixed(1)} % of ${all.of}`),
    ),
  ].join("\n");
}

function variationsBelow(measures: readonly Measure[], most: number): string {
  const weak = (index: number) =>
    [...(measures[index] as Measure).variations]
      .filter(([, tally]) => percent(tally) < most)
      .sort((a, b) => percent(a[1]) - percent(b[1]))
      .map(
        ([name, tally]) =>
          `  ${percent(tally).toFixed(0).padStart(3)} % of ${String(tally.of).padStart(3)}  ${name}`,
      );
  return PARTS.map((part, index) => [`weak variations, ${part}:`, ...weak(index)].join("\n")).join("\n");
}

/** Only of the development part: a look at the held-out sentences would make them worthless. */
function misses({ misses: all }: Measure): string {
  const shown = new Map<string, number>();
  return all
    .flatMap(({ row, out, spans }) => {
      const names = spans.length > 0 ? spans.map(({ variation }) => variation) : [`negative ${row.tags}`];
      const key = names[0] as string;
      shown.set(key, (shown.get(key) ?? 0) + 1);
      if ((shown.get(key) ?? 0) > MOST) return [];
      const values = spans.map(({ value }) => JSON.stringify(value)).join(" ");
      return [`${names.join("; ")}: ${values}\n   ${JSON.stringify(row.text)}\n → ${JSON.stringify(out)}`];
    })
    .join("\n");
}

if (require.main === module) {
  const measures = PARTS.map(scored);
  if (process.argv.includes("--misses")) console.log(misses(measures[0] as Measure));
  if (process.argv.includes("--variations")) console.log(variationsBelow(measures, 97));
  console.log(table(measures));
}
