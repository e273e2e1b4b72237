import { GAP } from "../../scan/flags";
import type { Scan } from "../../scan/scan";
import {
  gapAt,
  gapWithin,
  glued,
  isBarrier,
  isDigits,
  isWord,
  lengthAt,
  numberAt,
  textAt,
} from "../../scan/tokens";
import { worded } from "./worded";
import { inRange } from "./years";

const SEPARATORS = GAP.dash | GAP.dot | GAP.slash | GAP.space;

/** Last token of the date that starts at a token, 0 for none. A year is looked for but not needed. */
export function parseDate(scan: Scan, at: number): number {
  return (isDigits(scan, at) ? numeric(scan, at) : 0) || worded(scan, at);
}

/** `2010-04-05`, `4/5/2010`, `5.4.10`, `4/5`, `04052010`, `2010年4月5日`. */
function numeric(scan: Scan, at: number): number {
  const length = lengthAt(scan, at);
  if (isWord(scan, at + 1) && /^[年년]/.test(textAt(scan, at + 1))) return eastAsian(scan, at);
  if (length === 8 || length === 6) return solidDate(scan, at) ? at : 0;
  const gap = gapAt(scan, at + 1);
  const parts = isDigits(scan, at + 1) && (gap & ~SEPARATORS) === 0 && gapWithin(scan, at + 1, SEPARATORS, 3);
  if (!parts || lengthAt(scan, at + 1) > 2) return 0;
  const second = numberAt(scan, at + 1);
  const third = isDigits(scan, at + 2) && gapWithin(scan, at + 2, SEPARATORS | GAP.comma | GAP.quote, 3);
  if (length === 4) return third && lengthAt(scan, at + 2) <= 2 && inRange(numberAt(scan, at)) ? at + 2 : 0;
  const first = numberAt(scan, at);
  if (length > 2 || first === 0 || second === 0 || first > 31 || second > 31 || Math.min(first, second) > 12)
    return 0;
  if (third) {
    const size = lengthAt(scan, at + 2);
    if (size === 2 || (size === 4 && inRange(numberAt(scan, at + 2)))) return at + 2;
    if (size === 4) return 0;
  }
  // A year that is none may have been redacted for something else.
  if (isBarrier(scan, at + 2) && gapWithin(scan, at + 2, SEPARATORS | GAP.comma | GAP.quote, 3)) return 0;
  return (gap & GAP.slash) !== 0 ||
    ((gap & (GAP.dash | GAP.dot)) !== 0 && gapWithin(scan, at + 1, GAP.dash | GAP.dot, 1))
    ? at + 1
    : 0;
}

function solidDate(scan: Scan, at: number): boolean {
  const digits = textAt(scan, at);
  const [a, b] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))];
  const monthAndDay = Math.min(a, b) <= 12 && Math.max(a, b) <= 31 && a > 0 && b > 0;
  if (digits.length === 6) return monthAndDay;
  return (monthAndDay && inRange(Number(digits.slice(4)))) || inRange(Number(digits.slice(0, 4)));
}

function eastAsian(scan: Scan, at: number): number {
  let last = at + 1;
  while (isDigits(scan, last + 1) && glued(scan, last + 1) && isWord(scan, last + 2) && glued(scan, last + 2))
    last += 2;
  // What follows the day's sign in the same word is no part of the date; the digits before it are.
  return last > at + 1 ? last - (lengthAt(scan, last) > 1 ? 1 : 0) : 0;
}
