import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FAULTS } from "./table";

export const DOCUMENT = join(__dirname, "../../docs/failures.md");
const BEGIN = "<!-- table: made by `node -r tsx/cjs tests/faults/document.ts` -->";
const END = "<!-- end of the table -->";

/** The document with the table of faults as it is in the tests. */
export function withTable(text: string): string {
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before === -1 || after < before) throw new Error(`${DOCUMENT} lacks the marks of its table`);
  return `${text.slice(0, before + BEGIN.length)}\n${table()}\n${text.slice(after)}`;
}

function table(): string {
  const rows = Object.entries(FAULTS).flatMap(([part, cases]) =>
    cases.map(({ fault, injected, expected }) => [part, fault, injected, expected]),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [
    line(["", "in", "fault", "injected", "what happens"]),
    line(["---:", "---", "---", "---", "---"]),
    ...rows.map((cells, at) => line([String(at + 1), ...cells])),
  ].join("\n");
}

if (require.main === module) writeFileSync(DOCUMENT, withTable(readFileSync(DOCUMENT, "utf8")));
