import type { SchemaNode } from "../schema/tree";
import { type Column, createColumn } from "./column";
import type { Meter } from "./meter";

/** Levels of a field's entries as runs: repetition level, definition level, length; three numbers a run. */
export type LevelRuns = Int32Array;

/** A column's levels, as they are needed for its neighbours. */
export interface KnownLevels {
  readonly reps: Uint8Array;
  readonly defs: Uint8Array;
}

/**
 * The levels that a new column below `ancestor` has in rows written before it was known: null in each, as deep as the
 * ancestor was there. They follow from any column below the same ancestor.
 */
export function levelRuns(ancestor: SchemaNode, known: KnownLevels): LevelRuns {
  const runs: number[] = [];
  const { reps, defs } = known;
  for (let at = 0; at < reps.length; at++) {
    const rep = reps[at] as number;
    if (rep > ancestor.rep) continue;
    const def = Math.min(defs[at] as number, ancestor.def);
    const last = runs.length - 3;
    if (runs[last] === rep && runs[last + 1] === def) runs[last + 2] = (runs[last + 2] as number) + 1;
    else runs.push(rep, def, 1);
  }
  return Int32Array.from(runs);
}

/** Rows without any column: the levels of whatever comes to stand at the root. */
export function rowRuns(rows: number): LevelRuns {
  return Int32Array.of(0, 0, rows);
}

export function fillWithNulls(column: Column, runs: LevelRuns): void {
  for (let run = 0; run < runs.length; run += 3) {
    const rep = runs[run] as number;
    const def = runs[run + 1] as number;
    for (let left = runs[run + 2] as number; left > 0; left--) column.levels.push(rep, def);
  }
}

/** A column that appears when `rows` rows are there already. */
export function lateColumn(node: SchemaNode, columns: readonly Column[], rows: number, meter: Meter): Column {
  const column = createColumn(node, meter);
  if (rows > 0) fillWithNulls(column, runsAround(node, columns) ?? rowRuns(rows));
  return column;
}

function runsAround(node: SchemaNode, columns: readonly Column[]): LevelRuns | undefined {
  for (let ancestor = node.parent; ancestor?.parent; ancestor = ancestor.parent) {
    const object = ancestor;
    const known = columns.find((column) => isBelow(column.node, object));
    if (known) return levelRuns(object, { reps: known.levels.reps(), defs: known.levels.defs() });
  }
  return undefined;
}

function isBelow(node: SchemaNode, ancestor: SchemaNode): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) if (parent === ancestor) return true;
  return false;
}
