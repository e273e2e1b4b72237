import { mkdirSync, writeFileSync } from "node:fs";
import { arch, cpus } from "node:os";
import { join } from "node:path";
import { REPOSITORY } from "../local/shared/paths";
import type { BenchResult, Outcome } from "./item";
import { plot } from "./plot";
import { COLUMNS, rowsOf } from "./report";

const DOCS = join(REPOSITORY, "docs");

/** Writes docs/performance.md and its pictures from the results of one run. */
export async function writeDocument(
  results: ReadonlyMap<string, Outcome>,
  peersFolder: string,
): Promise<void> {
  const pictures = join(DOCS, "performance");
  mkdirSync(pictures, { recursive: true });
  const parts = [opening()];
  for (const [name, result] of results) {
    parts.push(`## ${name}\n${result.summary}\n\n${markdownTable(name, result)}`);
    if (result.notes?.length) parts.push(result.notes.map((note) => `- ${note}`).join("\n"));
    for (const curve of result.curves ?? []) {
      writeFileSync(join(pictures, `${curve.name}.svg`), await plot(curve, peersFolder));
      parts.push(`![${curve.title}](performance/${curve.name}.svg)`);
    }
  }
  writeFileSync(join(DOCS, "performance.md"), `${parts.join("\n\n")}\n`);
}

function opening(): string {
  const [cpu] = cpus();
  return (
    "# Performance\nWritten by `npm run bench -- --docs`: every figure and its peers were measured in one run, each " +
    "benchmark in a process of its own.\n" +
    `Machine: ${cpus().length} cores (${cpu?.model.trim() ?? arch()}), Node ${process.versions.node}. ` +
    "A ratio above 1 means that this project is better."
  );
}

function markdownTable(name: string, result: BenchResult): string {
  const columns = COLUMNS.filter((column) => column !== "benchmark");
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rows = rowsOf(name, result).map((row) => line(columns.map((column) => row[column])));
  return [line(columns), line(columns.map(() => "---")), ...rows].join("\n");
}
