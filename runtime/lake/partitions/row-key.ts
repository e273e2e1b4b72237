import { DEF, ENTRY, FROM, LEAF, OWN_TEXT, type Tape, TO } from "../json/tape";
import type { SchemaTree } from "../schema/tree";
import type { Partition } from "../types";
import { createFolders } from "./key";

/** The key of the file an event belongs in, from its own type and time. */
export type RowKeys = (tape: Tape, line: Buffer) => string;

export function createRowKeys(tree: SchemaTree, partition: Partition, name: string): RowKeys {
  const file = `${name}.parquet`;
  if (partition === "none") return () => file;
  const folderOf = createFolders(partition);
  const keys = new Map<string, string>();
  return (tape, line) => {
    const type = valueAt(tree, tape, "event_type", "string");
    const time = valueAt(tree, tape, "timestamp", "timestamp");
    const eventType = type === undefined ? undefined : textAt(tape, line, type);
    const folder = folderOf(eventType, time === undefined ? undefined : tape.numbers[time / ENTRY]);
    let key = keys.get(folder);
    if (key === undefined) {
      key = folder + file;
      keys.set(folder, key);
    }
    return key;
  };
}

/** Where a value of the envelope stands on the tape. */
function valueAt(tree: SchemaTree, tape: Tape, field: string, type: string): number | undefined {
  const node = tree.root.byName.get(field);
  if (!node || node.type !== type) return undefined;
  for (let at = 0; at < tape.length; at += ENTRY) {
    if (tape.entries[at + LEAF] === node.leaf) return tape.entries[at + DEF] === node.def ? at : undefined;
  }
  return undefined;
}

function textAt(tape: Tape, line: Buffer, at: number): string {
  const from = tape.entries[at + FROM] as number;
  const to = tape.entries[at + TO] as number;
  return from < OWN_TEXT
    ? line.toString("utf8", from, to)
    : tape.text.toString("utf8", from - OWN_TEXT, to - OWN_TEXT);
}
