import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runTool } from "../../local/shared/tool";
import { writeEvents } from "../generate/write";
import { type Cost, growthCurves } from "../growth";
import type { BenchContext, BenchItem, Curve, Figure } from "../item";
import { WRITERS } from "../parquet/writers";

const MEASURE = join(__dirname, "../parquet/measure.ts");
const TIMEOUT_MS = 600_000;
const OURS = "strata";

type Codec = "snappy" | "zstd";
interface Measurement {
  readonly seconds: number;
  readonly memory: number;
  readonly size: number;
}

export const item: BenchItem = {
  name: "parquet",
  summary:
    "Writing NDJSON events as Parquet, from reading the file to closing it, each writer in a process of its own, against " +
    "hyparquet-writer as is, parquet-wasm, @dsnp/parquetjs and DuckDB.",
  async run(context) {
    const rows = context.quick ? 20_000 : 1_000_000;
    const input = join(context.scratch, "events.ndjson");
    context.progress("generating events");
    writeEvents(input, rows);
    const figures: Figure[] = [];
    for (const codec of ["snappy", "zstd"] as const) {
      const measured = new Map<string, Measurement>();
      for (const [name, writer] of Object.entries(WRITERS)) {
        if (writer.codecs.includes(codec)) measured.set(name, await measure(context, name, codec, input));
      }
      figures.push(...figuresOf(codec, rows, measured, context.quick));
    }
    return {
      figures,
      curves: await curves(context),
      notes: [
        "Memory is the process's peak with TypeScript loaded (about 150 MB before the first row).",
        "hyparquet-writer and parquet-wasm get lists as JSON text, the others as lists.",
      ],
    };
  },
};

function figuresOf(codec: Codec, rows: number, measured: Map<string, Measurement>, quick: boolean): Figure[] {
  const figure = (
    what: string,
    unit: string,
    better: Figure["better"],
    value: (measurement: Measurement) => number,
    target?: number,
  ): Figure => ({
    what: `${codec}: ${what}`,
    unit,
    better,
    ours: value(measured.get(OURS) as Measurement),
    ...(target === undefined || quick ? {} : { target }),
    peers: [...measured]
      .filter(([name]) => name !== OURS)
      .map(([name, one]) => ({ name, value: value(one) })),
  });
  return [
    figure("rows written", "rows/s", "higher", ({ seconds }) => Math.round(rows / seconds), 150_000),
    figure("peak memory", "MB", "lower", ({ memory }) => memory, 450),
    figure("size", "MB", "lower", ({ size }) => size, codec === "zstd" ? 41 : 71),
  ];
}

async function measure(
  context: BenchContext,
  name: string,
  codec: Codec,
  input: string,
): Promise<Measurement> {
  context.progress(`${name}, ${codec}`);
  const out = join(context.scratch, "out");
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  const task = { input, out, codec, peersFolder: context.peersFolder };
  const args = ["-r", "tsx/cjs", MEASURE, name, JSON.stringify(task)];
  const { signal } = context;
  return JSON.parse(await runTool(process.execPath, args, { timeoutMs: TIMEOUT_MS, signal })) as Measurement;
}

/** How time and memory grow with the events. */
async function curves(context: BenchContext): Promise<Curve[]> {
  const costs: Cost[] = [];
  for (const rows of context.quick ? [1000, 10_000] : [1000, 10_000, 100_000, 1_000_000]) {
    const input = join(context.scratch, "some.ndjson");
    writeEvents(input, rows);
    const { seconds, memory } = await measure(context, OURS, "zstd", input);
    costs.push({ events: rows, seconds, mib: memory });
  }
  return growthCurves("parquet", "Parquet", costs);
}
