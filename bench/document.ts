import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { arch, cpus } from "node:os";
import { join } from "node:path";
import { REPOSITORY } from "../local/shared/paths";
import type { BenchResult, Outcome } from "./item";
import { plot } from "./plot";
import { COLUMNS, rowsOf } from "./report";
import { itemNames } from "./run";

const DOCS = join(REPOSITORY, "docs");

/** Writes docs/performance.md and its pictures from the results of one run; benchmarks that did not run keep their part. */
export async function writeDocument(
  results: ReadonlyMap<string, Outcome>,
  peersFolder: string,
): Promise<void> {
  const pictures = join(DOCS, "performance");
  mkdirSync(pictures, { recursive: true });
  const document = join(DOCS, "performance.md");
  const sections = sectionsOf(existsSync(document) ? readFileSync(document, "utf8") : "");
  for (const [name, result] of results) {
    const parts = [`${result.summary}\n${machine()}\n\n${markdownTable(name, result)}`];
    if (result.notes?.length) parts.push(result.notes.map((note) => `- ${note}`).join("\n"));
    for (const curve of result.curves ?? []) {
      writeFileSync(join(pictures, `${curve.name}.svg`), await plot(curve, peersFolder));
      parts.push(`![${curve.title}](performance/${curve.name}.svg)`);
    }
    sections.set(name, parts.join("\n\n"));
  }
  const written = [...sections].sort(([one], [other]) => (one < other ? -1 : 1));
  const text = [OPENING, ...written.map(([name, section]) => `## ${name}\n${section}`)];
  writeFileSync(document, `${text.join("\n\n")}\n`);
}

/** What stands in the document of each benchmark there still is, by its name. */
export function sectionsOf(document: string): Map<string, string> {
  const sections = document.split(/^## /m).slice(1);
  const named = sections.map((section): [string, string] => {
    const end = section.indexOf("\n");
    return [section.slice(0, end), section.slice(end + 1).trimEnd()];
  });
  return new Map(named.filter(([name]) => itemNames().includes(name)));
}

const OPENING =
  "# Performance\nWritten by `npm run bench -- --docs`: the figures of a benchmark and its peers were measured in one run, each " +
  "benchmark in a process of its own. A ratio above 1 means that this project is better.";

function machine(): string {
  const [cpu] = cpus();
  return `Machine: ${cpus().length} cores (${cpu?.model.trim() ?? arch()}), Node ${process.versions.node}.`;
}

function markdownTable(name: string, result: BenchResult): string {
  const columns = COLUMNS.filter((column) => column !== "benchmark");
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rows = rowsOf(name, result).map((row) => line(columns.map((column) => row[column])));
  return [line(columns), line(columns.map(() => "---")), ...rows].join("\n");
}
