import { GAP, WORD } from "../../scan/flags";
import type { Scan } from "../../scan/scan";
import {
  bitsAt,
  endAt,
  gapAt,
  gapWithin,
  glued,
  has,
  isBarrier,
  isDigits,
  isWord,
  lengthAt,
  startAt,
  textAt,
  valueAt,
} from "../../scan/tokens";

/** Digits that stand together, or a number of at most three digits written as words. */
export interface Group {
  digits: string;
  /** First and last token. */
  first: number;
  last: number;
  start: number;
  end: number;
  /** Kinds of characters between the group before and this one, and how many. */
  gap: number;
  distance: number;
  word: boolean;
}

/** What may stand between groups of one number: `(555) 123-4567`, `123 - 45`. */
const BETWEEN =
  GAP.space | GAP.dash | GAP.dot | GAP.slash | GAP.open | GAP.close | GAP.underscore | GAP.bracket;
const BETWEEN_WORDS = GAP.space | GAP.dash | GAP.comma | GAP.line | GAP.slash | GAP.open | GAP.close;
/** Between a number in digits and one in words. */
const BETWEEN_MIXED = GAP.space | GAP.dash | GAP.slash | GAP.open | GAP.close;
const WIDEST = 4;
const SPOKEN = WORD.digit | WORD.tens | WORD.repeat | WORD.ordinal;
/** Longest text of digits taken for a group; longer rows of digits are none of the values looked for. */
const LONGEST = 40;

/** The groups from a token on that may belong to one number; empty where none starts. */
export function runFrom(scan: Scan, from: number): Group[] {
  const run: Group[] = [];
  for (let at = from; ; ) {
    if (at > from && !follows(scan, at)) break;
    const said = at > from && isSaidSign(scan, at);
    const group = isDigits(scan, at) ? written(scan, at) : spoken(scan, said ? at + 1 : at);
    if (!group) break;
    run.push(said ? { ...group, gap: GAP.dash } : group);
    at = group.last + 1;
  }
  return run;
}

/** `dash` between numbers in words. */
function isSaidSign(scan: Scan, at: number): boolean {
  const length = lengthAt(scan, at);
  if (!isWord(scan, at) || length < 4 || length > 6 || bitsAt(scan, at) & SPOKEN) return false;
  return /^(?:dash|hyphen|slash)$/i.test(textAt(scan, at)) && gapWithin(scan, at + 1, GAP.space, 1);
}

function follows(scan: Scan, at: number): boolean {
  const [before, here] = [isDigits(scan, at - 1), isDigits(scan, at)];
  const kinds = before && here ? BETWEEN : before || here ? BETWEEN_MIXED : BETWEEN_WORDS;
  return gapWithin(scan, at, kinds, WIDEST);
}

function written(scan: Scan, at: number): Group | undefined {
  if (lengthAt(scan, at) > LONGEST) return undefined;
  return group(scan, textAt(scan, at), at, at, false);
}

function group(scan: Scan, digits: string, first: number, last: number, word: boolean): Group {
  const start = startAt(scan, first);
  const end = endAt(scan, last);
  return {
    digits,
    first,
    last,
    start,
    end,
    gap: gapAt(scan, first),
    distance: start - endAt(scan, first - 1),
    word,
  };
}

/** A number in words: `five`, `double two`, `twenty three`, `eight hundred`. */
function spoken(scan: Scan, at: number): Group | undefined {
  if (
    !isWord(scan, at) ||
    !has(scan, at, SPOKEN & ~WORD.ordinal) ||
    (glued(scan, at) && (isDigits(scan, at - 1) || isBarrier(scan, at - 1)))
  ) {
    return undefined;
  }
  if ((isDigits(scan, at + 1) || isBarrier(scan, at + 1)) && glued(scan, at + 1)) return undefined;
  const bits = bitsAt(scan, at);
  const value = valueAt(scan, at);
  const next = at + 1;
  const near = gapWithin(scan, next, GAP.space | GAP.dash, 1);
  if (bits & WORD.repeat) {
    if (!near) return undefined;
    if (has(scan, next, WORD.digit))
      return group(scan, String(valueAt(scan, next)).repeat(value), at, next, true);
    return isDigits(scan, next) && lengthAt(scan, next) === 1
      ? group(scan, textAt(scan, next).repeat(value), at, next, true)
      : undefined;
  }
  if (bits & WORD.tens) {
    const ones = near && value >= 20 && has(scan, next, WORD.digit) && valueAt(scan, next) > 0;
    return group(scan, String(value + (ones ? valueAt(scan, next) : 0)), at, ones ? next : at, true);
  }
  const hundred = near && has(scan, next, WORD.scale) && valueAt(scan, next) === 1;
  return group(scan, hundred ? `${value}00` : String(value), at, hundred ? next : at, true);
}

/** How many groups from `at` hold exactly `digits` digits together, 0 if no number of groups does. */
export function groupsOf(run: readonly Group[], at: number, digits: number): number {
  let total = 0;
  for (let next = at; next < run.length && total < digits; next++) {
    total += run[next]?.digits.length ?? 0;
    if (total === digits) return next - at + 1;
  }
  return 0;
}

export function joined(run: readonly Group[], at: number, groups: number): string {
  let digits = "";
  for (let next = at; next < at + groups; next++) digits += run[next]?.digits ?? "";
  return digits;
}
