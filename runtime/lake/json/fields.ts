import { inferField } from "../schema/infer";
import { LONE_SURROGATE } from "../schema/names";
import type { SchemaNode } from "../schema/tree";
import { type Cursor, refuse } from "./cursor";
import { endOfString, endOfValue } from "./text";

/** Columns one lake may have: keys made from data (such as ids) must not become columns without end. */
export const MOST_COLUMNS = 2000;

/** The field's name at the cursor, which stands at its quote and is moved behind the closing one. */
export function readName(cursor: Cursor, node: SchemaNode): string {
  const { bytes, at, end } = cursor;
  const close = endOfString(bytes, at + 1, end);
  if (close === -1) return refuse(cursor, "not_json");
  cursor.at = (close < 0 ? ~close : close) + 1;
  const name = close < 0 ? decodeText(cursor, at, cursor.at) : bytes.toString("utf8", at + 1, close);
  return LONE_SURROGATE.test(name) ? refuse(cursor, "invalid_utf8", node) : name;
}

/** The text of a string with escapes, quotes included. */
export function decodeText(cursor: Cursor, from: number, to: number): string {
  try {
    return JSON.parse(cursor.bytes.toString("utf8", from, to)) as string;
  } catch {
    return refuse(cursor, "not_json");
  }
}

/**
 * Gives a field that is new its type, from the value at the cursor. A value that says nothing (null, an empty object or
 * list) is skipped instead.
 */
export function addField(cursor: Cursor, node: SchemaNode, name: string): SchemaNode | undefined {
  const { bytes, at, end, tree } = cursor;
  const close = endOfValue(bytes, at, end);
  if (close === -1) return refuse(cursor, "not_json");
  const field = infer(cursor, name, bytes.toString("utf8", at, close), depthOf(node));
  if (!field) {
    cursor.at = close;
    return undefined;
  }
  const before = tree.leaves.length;
  const added = tree.add(node, field);
  if (tree.leaves.length > MOST_COLUMNS) {
    const refused = added;
    tree.removeFrom(before);
    return refuse(cursor, "too_many_columns", refused);
  }
  return added;
}

function infer(cursor: Cursor, name: string, text: string, depth: number) {
  try {
    return inferField(name, text, depth);
  } catch {
    return refuse(cursor, "not_json");
  }
}

function depthOf(node: SchemaNode): number {
  return node.parent ? depthOf(node.parent) + 1 : 0;
}
