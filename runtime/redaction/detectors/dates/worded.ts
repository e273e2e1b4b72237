import { GAP, WORD } from "../../scan/flags";
import type { Scan } from "../../scan/scan";
import {
  endAt,
  gapAt,
  gapWithin,
  glued,
  has,
  isDigits,
  isWord,
  lengthAt,
  numberAt,
  textAt,
  valueAt,
} from "../../scan/tokens";
import { inRange } from "./years";

const LOOSE = GAP.space | GAP.comma | GAP.dot | GAP.dash | GAP.slash | GAP.quote | GAP.line;

/** `May 5, 2010`, `the 5th of May`, `third of may two thousand ten`, `may 2010`, `5 de mayo de 2010`. */
export function worded(scan: Scan, at: number): number {
  if (isMonth(scan, at)) {
    const next = skip(scan, at + 1, /^(?:the|le|el|am|den)$/i);
    const day = dayAt(scan, next);
    if (day > 0) return yearAfter(scan, day) || day;
    return yearAfter(scan, at);
  }
  if (
    isDigits(scan, at) &&
    lengthAt(scan, at) === 4 &&
    inRange(numberAt(scan, at)) &&
    isMonth(scan, at + 1)
  ) {
    const day = gapWithin(scan, at + 1, LOOSE, 3) ? dayAt(scan, at + 2) : 0;
    if (day > 0) return day;
  }
  const start = skip(scan, at, /^(?:the|le|el|am|den|der|il|o)$/i);
  const day = dayAt(scan, start);
  if (day === 0 || !gapWithin(scan, day + 1, LOOSE, 3)) return 0;
  const month = skip(scan, day + 1, /^(?:of|de|di|day|do|da)$/i, 2);
  return isMonth(scan, month) ? yearAfter(scan, month) || month : 0;
}

export function isMonth(scan: Scan, at: number): boolean {
  return has(scan, at, WORD.month);
}

function skip(scan: Scan, at: number, word: RegExp, most = 1): number {
  let next = at;
  for (let times = 0; times < most && isWord(scan, next) && lengthAt(scan, next) <= 3; times++) {
    if (!word.test(textAt(scan, next)) || !gapWithin(scan, next + 1, LOOSE, 3)) break;
    next++;
  }
  return next;
}

/** Last token of a day of the month: `5`, `5th`, `fifth`, `twenty-third`, `five`; 0 for none. */
function dayAt(scan: Scan, at: number): number {
  if (!gapWithin(scan, at, LOOSE | GAP.colon | GAP.equals | GAP.bracket | GAP.open, 4)) return 0;
  if (isDigits(scan, at)) {
    const value = numberAt(scan, at);
    if (lengthAt(scan, at) > 2 || value < 1 || value > 31) return 0;
    const suffix =
      isWord(scan, at + 1) && glued(scan, at + 1) && /^(?:st|nd|rd|th|er|e|o|a)$/i.test(textAt(scan, at + 1));
    return suffix ? at + 1 : at;
  }
  if (has(scan, at, WORD.tens)) {
    const value = valueAt(scan, at);
    if (value > 30) return 0;
    const ones = value >= 20 && has(scan, at + 1, WORD.ordinal | WORD.digit) && valueAt(scan, at + 1) < 10;
    return ones && gapWithin(scan, at + 1, GAP.space | GAP.dash, 1) ? at + 1 : at;
  }
  return has(scan, at, WORD.ordinal | WORD.digit) && valueAt(scan, at) > 0 ? at : 0;
}

/** Last token of the year after a token: `2010`, `'10`, `two thousand (and) ten`, `twenty ten`; 0 for none. */
function yearAfter(scan: Scan, at: number): number {
  const next = skip(scan, at + 1, /^(?:of|in|de|del|the)$/i, 2);
  if (!gapWithin(scan, next, LOOSE, 4)) return 0;
  if (isDigits(scan, next)) {
    if (lengthAt(scan, next) === 4) return inRange(numberAt(scan, next)) ? next : 0;
    const short = lengthAt(scan, next) === 2 && !(isWord(scan, next + 1) && glued(scan, next + 1));
    return short && gapAt(scan, next) !== GAP.space && !(gapAt(scan, next + 1) & GAP.colon)
      ? next
      : short && endsHere(scan, next)
        ? next
        : 0;
  }
  let last = 0;
  for (let word = next; word < next + 6; word++) {
    if (
      !has(scan, word, WORD.digit | WORD.tens | WORD.scale) &&
      !(last > 0 && /^and$/i.test(textAt(scan, word)))
    )
      break;
    if (word > next && !gapWithin(scan, word, GAP.space | GAP.dash, 1)) break;
    last = word;
  }
  while (last > 0 && isWord(scan, last) && /^and$/i.test(textAt(scan, last))) last--;
  return last > next || has(scan, last, WORD.tens) ? last : 0;
}

/** Whether a number of two digits after the day ends a clause, so that it is a year and no hour. */
function endsHere(scan: Scan, at: number): boolean {
  const after = at + 1;
  return (
    endAt(scan, at) === scan.text.length ||
    (gapAt(scan, after) & (GAP.comma | GAP.line | GAP.semicolon)) !== 0
  );
}
