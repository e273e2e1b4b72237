import { KIND, KINDS, SCRIPT, scriptOf } from "./characters";
import { gapBetween } from "./gaps";
import { addUnit, foldedUnit, HASH_START, spread } from "./hash";

/** How a word is written. */
export const SHAPE = {
  lower: 0,
  capitalised: 1,
  upper: 2,
  initial: 3,
  mixed: 4,
  digits: 5,
  caseless: 6,
  letter: 7,
} as const;

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
    at = readWord(text, at, count);
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

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019 || unit === 0x60 || unit === 0x2bc || unit === 0x2018;
}

/** Reads one word and returns where reading goes on. */
function readWord(text: string, from: number, index: number): number {
  const first = text.charCodeAt(from);
  const script = (KINDS[first] as number) === KIND.digit ? SCRIPT.latin : scriptOf(first);
  let hash = HASH_START;
  let prefix = 0;
  let [one, two, three] = [0, 0, 0];
  let letters = 0;
  let uppers = 0;
  let lowers = 0;
  let digits = 0;
  let at = from;
  let possessive = 0;
  let end = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const kind = KINDS[unit] as number;
    if (kind < KIND.digit) {
      const next = KINDS[text.charCodeAt(at + 1)] as number;
      if (!isApostrophe(unit) || !(next >= KIND.lower) || at === from) break;
      const after = text.charCodeAt(at + 1) | 0x20;
      if (after === 0x73 && !((KINDS[text.charCodeAt(at + 2)] as number) >= KIND.digit)) {
        possessive = 1;
        at += 2;
        break;
      }
      continue;
    }
    if (kind === KIND.caseless || script >= SCRIPT.hangul) {
      if (
        at > from &&
        kind !== KIND.mark &&
        scriptOf(unit) !== script &&
        !(script >= SCRIPT.kana && scriptOf(unit) >= SCRIPT.kana)
      )
        break;
    }
    end = at + 1;
    if (kind === KIND.digit) digits++;
    else if (kind === KIND.upper) uppers++;
    else if (kind === KIND.lower) lowers++;
    const folded = kind === KIND.digit ? unit : foldedUnit(unit);
    if (folded === 0) continue;
    hash = addUnit(hash, folded);
    letters++;
    if (letters === 3) prefix = hash;
    one = two;
    two = three;
    three = folded;
  }
  tokens.end[index] = end;
  tokens.hash[index] = spread(hash);
  tokens.prefix[index] = prefix === 0 ? hash : prefix;
  tokens.suffix[index] = addUnit(addUnit(addUnit(HASH_START, one), two), three);
  tokens.letters[index] = letters > 255 ? 255 : letters;
  tokens.script[index] = script;
  tokens.possessive[index] = possessive;
  tokens.shape[index] = shapeOf(KINDS[first] as number, letters, uppers, lowers, digits);
  return at > from ? at : from + 1;
}

function shapeOf(first: number, letters: number, uppers: number, lowers: number, digits: number): number {
  if (digits > 0) return SHAPE.digits;
  if (uppers + lowers === 0) return SHAPE.caseless;
  if (letters === 1) return uppers > 0 ? SHAPE.initial : SHAPE.letter;
  if (uppers === 0) return SHAPE.lower;
  if (lowers === 0) return SHAPE.upper;
  return uppers === 1 && first === KIND.upper ? SHAPE.capitalised : SHAPE.mixed;
}
