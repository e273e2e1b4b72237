import { BARRIER_CLASS, classOf, DIGIT, gapOf, LETTER } from "./characters";
import { KIND, WORD } from "./flags";
import { foldCode } from "./fold";
import { bitsOf, HASH_SEED, LONGEST, lookUp } from "./lexicon";

/**
 * A text cut into words (letters), numbers (digits) and barriers, in one pass. Token 0 and those from `count + 1` on
 * are of kind `none`, so that looking a few tokens around needs no check.
 */
export interface Scan {
  text: string;
  count: number;
  kind: Uint8Array;
  start: Int32Array;
  end: Int32Array;
  /** Entry of the lexicon, -1 for none. */
  entry: Int16Array;
  /** Readings of a word, see `WORD`. */
  bits: Int32Array;
  /** Kinds of characters between the token before and this one, see `GAP`. */
  gap: Int32Array;
}

const BARRIER_CODE = 0xe000;
/** Tokens of kind `none` after the last one. */
export const MARGIN = 32;
/** Tokens of a text for which memory is kept between calls. */
const KEPT = 32_768;

let kept = allocate(1_024);
let busy = false;

function allocate(size: number): Scan {
  return {
    text: "",
    count: 0,
    kind: new Uint8Array(size),
    start: new Int32Array(size),
    end: new Int32Array(size),
    entry: new Int16Array(size),
    bits: new Int32Array(size),
    gap: new Int32Array(size),
  };
}

/** Runs `use` with the scan of a text. The scan is only good inside: its memory serves the next text. */
export function withScan<T>(text: string, use: (scan: Scan) => T): T {
  // A text has at most as many tokens as characters.
  const size = text.length + MARGIN + 2;
  if (busy || size > KEPT) return use(fill(allocate(size), text));
  if (kept.kind.length < size) kept = allocate(Math.min(KEPT, 2 * size));
  busy = true;
  try {
    return use(fill(kept, text));
  } finally {
    busy = false;
    kept.text = "";
  }
}

function fill(scan: Scan, text: string): Scan {
  const { kind, start, end, entry, bits, gap } = scan;
  scan.text = text;
  let count = 0;
  let between = 0;
  const length = text.length;
  close(scan, 0, 0, 0);
  for (let at = 0; at < length; ) {
    const code = text.charCodeAt(at);
    const type = classOf(code);
    if (type > BARRIER_CLASS) {
      between |= gapOf(code);
      at++;
      continue;
    }
    count++;
    start[count] = at;
    gap[count] = between;
    between = 0;
    let readings = 0;
    let found = -1;
    if (type === LETTER) {
      let hash = HASH_SEED;
      let next = code;
      do {
        const plain = foldCode(next);
        if (plain !== 0) hash = (Math.imul(hash, 33) ^ plain) | 0;
        at++;
        next = at < length ? text.charCodeAt(at) : 0;
      } while (next !== 0 && classOf(next) === LETTER);
      const from = start[count] as number;
      if (isBarrier(text, at) || isBarrier(text, from - 1)) {
        // What is left of a word beside a barrier was another word: it speaks for nothing, and against everything.
        readings = WORD.impersonal | WORD.common;
      } else if (at - from <= 2 * LONGEST) {
        found = lookUp(hash, text, from, at);
        if (found >= 0) readings = bitsOf[found] as number;
      }
      kind[count] = KIND.word;
    } else if (type === DIGIT) {
      do at++;
      while (at < length && isDigit(text.charCodeAt(at)));
      kind[count] = KIND.digits;
    } else {
      at++;
      kind[count] = KIND.barrier;
    }
    end[count] = at;
    entry[count] = found;
    bits[count] = readings;
  }
  for (let after = count + 1; after <= count + MARGIN; after++) close(scan, after, length, 0);
  gap[count + 1] = between;
  scan.count = count;
  return scan;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function close(
  { kind, start, end, entry, bits, gap }: Scan,
  token: number,
  at: number,
  between: number,
): void {
  kind[token] = KIND.none;
  start[token] = at;
  end[token] = at;
  entry[token] = -1;
  bits[token] = 0;
  gap[token] = between;
}

function isBarrier(text: string, at: number): boolean {
  return text.charCodeAt(at) === BARRIER_CODE;
}
