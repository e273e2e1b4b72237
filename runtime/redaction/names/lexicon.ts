import { Buffer } from "node:buffer";

/**
 * What the lexicon knows of a word, in one byte: how common it is as a first name, as a last name and as a word (0 not
 * at all, 3 very), and what else it is.
 */
export interface Entry {
  first: number;
  last: number;
  word: number;
  /** 0 nothing else, 1 place, 2 part of a public figure's name, 3 other proper noun. */
  proper: number;
}

export function packEntry({ first, last, word, proper }: Entry): number {
  return first | (last << 2) | (word << 4) | (proper << 6);
}

/** The byte of two words side by side in the name of a public figure; no word has it. */
export const FAMOUS_PAIR = 0xff;

/** A static function from hashes to bytes, with eight bits to tell hashes it does not hold. */
export interface Lexicon {
  /** Segments of `SEGMENT` cells each; a hash has one cell in each of three segments side by side. */
  cells: Uint16Array;
}

export const SEGMENT_BITS = 11;
const SEGMENT = 1 << SEGMENT_BITS;

export function decodeLexicon(base64: string): Lexicon {
  const bytes = Buffer.from(base64, "base64");
  return { cells: new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)) };
}

/** Where the first of a hash's three cells may be: the number of its segment, of `cells` in all. */
export function segmentOf(hash: number, cells: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) % ((cells >>> SEGMENT_BITS) - 2);
}

/** Where in its segment a hash's cell of a part (0, 1, 2) is. */
export function offsetOf(hash: number, part: number): number {
  const mixed = Math.imul(hash ^ Math.imul(part + 1, 0x9e3779b9), 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> (32 - SEGMENT_BITS);
}

/** Eight bits a known hash carries to prove itself. */
export function proofOf(hash: number): number {
  return ((hash >>> 24) ^ (hash >>> 5)) & 0xff;
}

/** The byte of a hash; 0 for those the lexicon does not hold, but for one in 256 of them. */
export function lookUp({ cells }: Lexicon, hash: number): number {
  const first = segmentOf(hash, cells.length) << SEGMENT_BITS;
  const value =
    (cells[first + offsetOf(hash, 0)] as number) ^
    (cells[first + SEGMENT + offsetOf(hash, 1)] as number) ^
    (cells[first + 2 * SEGMENT + offsetOf(hash, 2)] as number);
  return value >>> 8 === proofOf(hash) ? value & 0xff : 0;
}
