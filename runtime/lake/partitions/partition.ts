import { type Column, createValues } from "../columns/column";
import type { Meter } from "../columns/meter";
import { lateColumn } from "../columns/nested-levels";
import { DEF, ENTRY, FROM, LEAF, OWN_TEXT, REP, type Tape, TO } from "../json/tape";
import type { SchemaTree } from "../schema/tree";

/** Rows that are not written yet, of one file. */
export interface RowBuffer {
  readonly rows: number;
  /** Bytes its columns take. */
  readonly bytes: number;
  add(tape: Tape, line: Buffer): void;
  /** Hands over the columns and begins anew. */
  take(): { columns: readonly Column[]; rows: number };
}

export function createRowBuffer(tree: SchemaTree): RowBuffer {
  let meter: Meter = { bytes: 0 };
  let columns: Column[] = [];
  let rows = 0;
  return {
    get rows() {
      return rows;
    },
    get bytes() {
      return meter.bytes;
    },
    add(tape, line) {
      while (columns.length < tree.leaves.length) {
        const node = tree.leaves[columns.length];
        if (node) columns.push(lateColumn(node, columns, rows, meter));
      }
      addEntries(columns, meter, tape, line);
      rows++;
    },
    take() {
      const taken = { columns, rows };
      meter = { bytes: 0 };
      columns = [];
      rows = 0;
      return taken;
    },
  };
}

function addEntries(columns: readonly Column[], meter: Meter, tape: Tape, line: Buffer): void {
  const { entries, numbers, length, text } = tape;
  for (let at = 0; at < length; at += ENTRY) {
    const column = columns[entries[at + LEAF] as number];
    // Entries that were blotted out belong to no column.
    if (!column) continue;
    const def = entries[at + DEF] as number;
    column.levels.push(entries[at + REP] as number, def);
    if (def !== column.node.def) continue;
    const from = entries[at + FROM] as number;
    const to = entries[at + TO] as number;
    const number = numbers[at / ENTRY] as number;
    if (!column.values) column.values = createValues(column.node, meter);
    if (from < OWN_TEXT) column.values.push(line, from, to, number);
    else column.values.push(text, from - OWN_TEXT, to - OWN_TEXT, number);
  }
}
