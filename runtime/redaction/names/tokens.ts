import { KIND, KINDS } from "./characters";
import { gapBetween } from "./gaps";
import { readWord } from "./read-word";

/** Words of a text, in parallel arrays: reused by the next text. */
export interface Tokens {
  count: number;
  /** UTF-16 offsets, end exclusive; a possessive `'s` is left out. */
  start: Int32Array;
  end: Int32Array;
  hash: Int32Array;
  /** Hashes of the first and the last three letters. */
  prefix: Int32Array;
  suffix: Int32Array;
  letters: Uint8Array;
  shape: Uint8Array;
  script: Uint8Array;
  /** What stands before it: a `GAP`. One more than `count` is set, for what follows the last word. */
  gap: Uint8Array;
  possessive: Uint8Array;
}

function allocate(size: number): Tokens {
  const words = () => new Int32Array(size);
  const bytes = () => new Uint8Array(size);
  return {
    count: 0,
    start: words(),
    end: words(),
    hash: words(),
    prefix: words(),
    suffix: words(),
    letters: bytes(),
    shape: bytes(),
    script: bytes(),
    gap: bytes(),
    possessive: bytes(),
  };
}

let tokens = allocate(1024);

/** Splits a text into words. What it returns is good until the next call. */
export function tokenise(text: string): Tokens {
  if (text.length + 2 > tokens.start.length) tokens = allocate(text.length + 1024);
  const { start, end, gap } = tokens;
  const length = text.length;
  let count = 0;
  let at = 0;
  let before = 0;
  while (at < length) {
    if ((KINDS[text.charCodeAt(at)] as number) < KIND.digit) {
      at++;
      continue;
    }
    const marker = endOfMarker(text, before, at);
    if (marker > 0) {
      at = marker;
      continue;
    }
    gap[count] = gapBetween(text, before, at);
    start[count] = at;
    at = readWord(tokens, text, at, count);
    before = end[count] as number;
    if (tokens.possessive[count]) before = at;
    count++;
  }
  gap[count] = gapBetween(text, before, length);
  tokens.count = count;
  return tokens;
}

/** Where the number of a list's item at the start of a line ends (`2.`, `3)`); 0 where there is none. */
function endOfMarker(text: string, before: number, from: number): number {
  if ((KINDS[text.charCodeAt(from)] as number) !== KIND.digit) return 0;
  let at = from + 1;
  while (at < from + 2 && (KINDS[text.charCodeAt(at)] as number) === KIND.digit) at++;
  const sign = text.charCodeAt(at);
  if (sign !== 0x2e && sign !== 0x29) return 0;
  if ((KINDS[text.charCodeAt(at + 1)] as number) !== KIND.space) return 0;
  if (from === 0) return at + 1;
  for (let back = from - 1; back >= before; back--) {
    const kind = KINDS[text.charCodeAt(back)] as number;
    if (kind === KIND.newline) return at + 1;
    if (kind !== KIND.space) return 0;
  }
  return before === 0 ? at + 1 : 0;
}
