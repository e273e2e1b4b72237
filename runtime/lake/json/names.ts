import type { SchemaNode } from "../schema/tree";
import { type Cursor, refuse } from "./cursor";
import { addField, readName } from "./fields";
import { COLON, QUOTE, skipSpace, standsAt } from "./text";

/** The field that is named at the cursor, which is moved to its value; undefined where its value was skipped. */
export function scanName(cursor: Cursor, node: SchemaNode, previous: SchemaNode): SchemaNode | undefined {
  const { bytes } = cursor;
  if (bytes[cursor.at] !== QUOTE) return refuse(cursor, "not_json");
  const guess = previous === node ? node.first : previous.next;
  if (guess && standsAt(bytes, cursor.at + 1, guess.key)) {
    cursor.at += 1 + guess.key.length;
    scanColon(cursor);
    return guess;
  }
  const name = readName(cursor, node);
  scanColon(cursor);
  const child = node.byName.get(name) ?? addField(cursor, node, name);
  if (!child) return undefined;
  if (previous === node) node.first = child;
  else previous.next = child;
  return child;
}

function scanColon(cursor: Cursor): void {
  const { bytes } = cursor;
  const at = skipSpace(bytes, cursor.at);
  if (bytes[at] !== COLON) refuse(cursor, "not_json");
  cursor.at = skipSpace(bytes, at + 1);
}
