import type { SchemaNode, SchemaTree } from "../schema/tree";
import { type Cursor, isJson, REFUSED, type Refusal, refuse, refuseValue } from "./cursor";
import { scanName } from "./names";
import { scanScalar } from "./scalars";
import { blot, clear, createTape, pushNulls, type Tape } from "./tape";
import { CLOSE_LIST, CLOSE_OBJECT, COMMA, OPEN_LIST, OPEN_OBJECT, skipSpace, standsAt } from "./text";

export interface RowScanner {
  /** The values of the row read last. */
  readonly tape: Tape;
  /** Reads one line of UTF-8 JSON onto the tape; new fields join the tree. Gives what is wrong, if anything. */
  scan(bytes: Buffer, from: number, to: number): Refusal | undefined;
}

const NULL = Buffer.from("null");
const SMALL_N = 0x6e;

export function createRowScanner(tree: SchemaTree): RowScanner {
  const tape = createTape();
  const cursor: Cursor = {
    tree,
    tape,
    bytes: Buffer.alloc(0),
    at: 0,
    end: 0,
    objects: 0,
    refusal: undefined,
  };
  return {
    tape,
    scan(bytes, from, to) {
      const known = tree.leaves.length;
      cursor.bytes = bytes;
      cursor.end = to;
      cursor.refusal = undefined;
      try {
        scanLine(cursor, from);
        // A list's earlier objects have no entry for a field that first comes in a later one: now it is known.
        if (tree.leaves.length > known) scanLine(cursor, from);
      } catch (error) {
        if (error !== REFUSED) throw error;
        tree.removeFrom(known);
        // The scan ends at the first misfit; that the line is no JSON at all counts first.
        if (!isJson(bytes, from, to)) return { reason: "not_json" };
      }
      return cursor.refusal;
    },
  };
}

function scanLine(cursor: Cursor, from: number): void {
  const { bytes, end, tape, tree } = cursor;
  clear(tape);
  cursor.at = skipSpace(bytes, from);
  if (bytes[cursor.at] !== OPEN_OBJECT) refuse(cursor, "not_json");
  scanStruct(cursor, tree.root, 0);
  if (skipSpace(bytes, cursor.at) < end) refuse(cursor, "not_json");
}

function scanStruct(cursor: Cursor, node: SchemaNode, rep: number): void {
  const { bytes, tape } = cursor;
  const object = ++cursor.objects;
  let seen = 0;
  let previous = node;
  cursor.at = skipSpace(bytes, cursor.at + 1);
  if (bytes[cursor.at] === CLOSE_OBJECT) cursor.at++;
  else {
    for (;;) {
      const child = scanName(cursor, node, previous);
      if (child) {
        previous = child;
        const from = tape.length;
        if (child.seenIn === object) blot(tape, child.tapeFrom, child.tapeTo);
        else seen++;
        child.seenIn = object;
        scanValue(cursor, child, rep);
        child.tapeFrom = from;
        child.tapeTo = tape.length;
      }
      cursor.at = skipSpace(bytes, cursor.at);
      const byte = bytes[cursor.at++];
      if (byte === CLOSE_OBJECT) break;
      if (byte !== COMMA) refuse(cursor, "not_json");
      cursor.at = skipSpace(bytes, cursor.at);
    }
  }
  if (seen === node.children.length) return;
  for (const child of node.children) if (child.seenIn !== object) pushNulls(tape, child, rep, node.def);
}

function scanValue(cursor: Cursor, node: SchemaNode, rep: number): void {
  const { bytes, at } = cursor;
  const byte = bytes[at];
  if (byte === SMALL_N && standsAt(bytes, at, NULL)) {
    cursor.at += NULL.length;
    pushNulls(cursor.tape, node, rep, node.base);
  } else if (node.leaf >= 0) scanScalar(cursor, node, rep);
  else if (node.type === "struct" && byte === OPEN_OBJECT) scanStruct(cursor, node, rep);
  else if (node.type === "list" && byte === OPEN_LIST) scanList(cursor, node, rep);
  else refuseValue(cursor, node);
}

function scanList(cursor: Cursor, node: SchemaNode, rep: number): void {
  const { bytes } = cursor;
  const element = node.children[0] as SchemaNode;
  cursor.at = skipSpace(bytes, cursor.at + 1);
  if (bytes[cursor.at] === CLOSE_LIST) {
    cursor.at++;
    pushNulls(cursor.tape, element, rep, node.def);
    return;
  }
  for (node.index = 0; ; node.index++) {
    cursor.at = skipSpace(bytes, cursor.at);
    scanValue(cursor, element, node.index === 0 ? rep : element.rep);
    cursor.at = skipSpace(bytes, cursor.at);
    const byte = bytes[cursor.at++];
    if (byte === CLOSE_LIST) return;
    if (byte !== COMMA) refuse(cursor, "not_json");
  }
}
