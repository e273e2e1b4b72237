import type { SchemaNode } from "../schema/tree";

/** Numbers an entry takes on the tape. */
export const ENTRY = 5;
/** Their places: column, repetition and definition level, and where the value's bytes are. */
export const LEAF = 0;
export const REP = 1;
export const DEF = 2;
export const FROM = 3;
export const TO = 4;

/** Added to both places of text that lies in the tape's own bytes, because it was escaped. */
export const OWN_TEXT = 0x40000000;

/** The values of one event, column by column in the order they stand in it; nothing is written before all fit. */
export interface Tape {
  entries: Int32Array;
  /** Numbers, or milliseconds of moments; by entry. */
  numbers: Float64Array;
  /** Entries in use, in numbers. */
  length: number;
  text: Buffer;
  textLength: number;
}

export function createTape(): Tape {
  return {
    entries: new Int32Array(1024 * ENTRY),
    numbers: new Float64Array(1024),
    length: 0,
    text: Buffer.allocUnsafeSlow(4096),
    textLength: 0,
  };
}

export function push(tape: Tape, leaf: number, rep: number, def: number, from: number, to: number): number {
  const at = tape.length;
  if (at + ENTRY > tape.entries.length) grow(tape);
  const { entries } = tape;
  entries[at] = leaf;
  entries[at + 1] = rep;
  entries[at + 2] = def;
  entries[at + 3] = from;
  entries[at + 4] = to;
  tape.length = at + ENTRY;
  return at / ENTRY;
}

/** Nulls for every column at or below a field. */
export function pushNulls(tape: Tape, node: SchemaNode, rep: number, def: number): void {
  if (node.leaf >= 0) push(tape, node.leaf, rep, def, 0, 0);
  else for (const child of node.children) pushNulls(tape, child, rep, def);
}

/** Blots out the entries of a field that comes once more in the same object: the last one counts. */
export function blot(tape: Tape, from: number, to: number): void {
  for (let at = from; at < to; at += ENTRY) tape.entries[at] = -1;
}

/** Keeps decoded text; returns where it begins, counted from OWN_TEXT. */
export function keepText(tape: Tape, text: string): number {
  const size = Buffer.byteLength(text);
  const from = tape.textLength;
  if (from + size > tape.text.length) {
    const larger = Buffer.allocUnsafeSlow(Math.max(from + size, tape.text.length * 2));
    larger.set(tape.text.subarray(0, from));
    tape.text = larger;
  }
  tape.text.write(text, from);
  tape.textLength = from + size;
  return from + OWN_TEXT;
}

export function clear(tape: Tape): void {
  tape.length = 0;
  tape.textLength = 0;
}

function grow(tape: Tape): void {
  const entries = new Int32Array(tape.entries.length * 2);
  entries.set(tape.entries);
  const numbers = new Float64Array(tape.numbers.length * 2);
  numbers.set(tape.numbers);
  tape.entries = entries;
  tape.numbers = numbers;
}
