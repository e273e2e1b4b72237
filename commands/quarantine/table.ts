import type { QuarantineEntry } from "../../contracts/quarantine";
import { stateOf } from "../../operations";

/** Widths of the columns; the id comes last and may be as long as it is. */
const WIDTHS = [24, 20, 28, 26, 9, 8];

function row(cells: readonly string[]): string {
  return cells
    .map((cell, at) => cell.padEnd(WIDTHS[at] ?? 0))
    .join("  ")
    .trimEnd();
}

export const HEADER = row(["quarantined at", "reason", "topic", "pointer", "bytes", "state", "id"]);

/** One entry on one line. */
export function entryLine(entry: QuarantineEntry): string {
  const { quarantined_at, reason, topic, pointer = "", size, quarantine_id } = entry;
  return row([quarantined_at, reason, topic, pointer, String(size), stateOf(entry), quarantine_id]);
}

/** Counts by name, the largest first: `12 schema_violation, 3 not_json`. */
export function countsLine(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${count} ${name}`)
    .join(", ");
}

export function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

export function plural(entries: number): string {
  return entries === 1 ? "1 entry" : `${entries} entries`;
}
