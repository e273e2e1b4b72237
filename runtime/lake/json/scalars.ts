import { readInstant } from "../schema/instants";
import type { SchemaNode } from "../schema/tree";
import { type Cursor, isJson, refuse, refuseValue } from "./cursor";
import { decodeText } from "./fields";
import { isExact, readNumber } from "./numbers";
import { keepText, OWN_TEXT, push } from "./tape";
import { endOfString, endOfValue, QUOTE, standsAt } from "./text";

const TRUE = Buffer.from("true");
const FALSE = Buffer.from("false");
const INT64 = 2n ** 63n;

const number = { value: 0, end: 0, integer: true };
const instant = { millis: 0, micros: 0 };

/** Reads the value of a column that is no null onto the tape. */
export function scanScalar(cursor: Cursor, node: SchemaNode, rep: number): void {
  const { type } = node;
  if (type === "string") scanString(cursor, node, rep);
  else if (type === "timestamp") scanInstant(cursor, node, rep);
  else if (type === "boolean") scanBoolean(cursor, node, rep);
  else if (type === "json") scanJson(cursor, node, rep);
  else scanNumber(cursor, node, rep);
}

function scanString(cursor: Cursor, node: SchemaNode, rep: number): void {
  const { bytes, at, end, tape } = cursor;
  if (bytes[at] !== QUOTE) refuseValue(cursor, node);
  const close = endOfString(bytes, at + 1, end);
  if (close >= 0) {
    push(tape, node.leaf, rep, node.def, at + 1, close);
    cursor.at = close + 1;
    return;
  }
  if (close === -1) refuse(cursor, "not_json");
  cursor.at = ~close + 1;
  // Half of a surrogate pair has no form in UTF-8: it becomes U+FFFD as the text is kept.
  const from = keepText(tape, decodeText(cursor, at, cursor.at));
  push(tape, node.leaf, rep, node.def, from, tape.textLength + OWN_TEXT);
}

function scanInstant(cursor: Cursor, node: SchemaNode, rep: number): void {
  const { bytes, at, end, tape } = cursor;
  if (bytes[at] !== QUOTE) refuseValue(cursor, node);
  const close = endOfString(bytes, at + 1, end);
  if (close === -1) refuse(cursor, "not_json");
  if (close < 0) {
    const text = Buffer.from(decodeText(cursor, at, ~close + 1));
    if (!readInstant(text, 0, text.length, instant)) refuseValue(cursor, node);
  } else if (!readInstant(bytes, at + 1, close, instant)) refuseValue(cursor, node);
  const entry = push(tape, node.leaf, rep, node.def, instant.micros, 0);
  tape.numbers[entry] = instant.millis;
  cursor.at = (close < 0 ? ~close : close) + 1;
}

function scanNumber(cursor: Cursor, node: SchemaNode, rep: number): void {
  const { bytes, at, tape } = cursor;
  if (!readNumber(bytes, at, number)) refuseValue(cursor, node);
  if (node.type === "double") {
    if (!isExact(bytes, at, number)) refuseValue(cursor, node);
  } else if (!number.integer || !isInt64(bytes, at, number.end)) refuseValue(cursor, node);
  const entry = push(tape, node.leaf, rep, node.def, at, number.end);
  tape.numbers[entry] = number.value;
  cursor.at = number.end;
}

function isInt64(bytes: Buffer, from: number, to: number): boolean {
  if (to - from < 19) return true;
  const value = BigInt(bytes.toString("latin1", from, to));
  return value >= -INT64 && value < INT64;
}

function scanBoolean(cursor: Cursor, node: SchemaNode, rep: number): void {
  const { bytes, at, tape } = cursor;
  const value = standsAt(bytes, at, TRUE) ? 1 : 0;
  if (value === 0 && !standsAt(bytes, at, FALSE)) refuseValue(cursor, node);
  const entry = push(tape, node.leaf, rep, node.def, 0, 0);
  tape.numbers[entry] = value;
  cursor.at = at + (value ? TRUE : FALSE).length;
}

function scanJson(cursor: Cursor, node: SchemaNode, rep: number): void {
  const { bytes, at, end, tape } = cursor;
  const close = endOfValue(bytes, at, end);
  if (close === -1 || !isJson(bytes, at, close)) refuse(cursor, "not_json");
  push(tape, node.leaf, rep, node.def, at, close);
  cursor.at = close;
}
