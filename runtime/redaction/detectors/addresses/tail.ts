import { GAP, WORD } from "../../scan/flags";
import type { Scan } from "../../scan/scan";
import { capital, gapAt, gapWithin, glued, has, isDigits, isWord, lengthAt, textAt } from "../../scan/tokens";
import { cityAfter, segmentsAfter } from "./city";

const APART = GAP.space | GAP.comma | GAP.line | GAP.dot | GAP.dash | GAP.open;

/** What follows the street in an address. */
export interface Tail {
  /** Last token. */
  last: number;
  /** Whether a unit, postcode, state or city stood there, which makes an address sure. */
  sure: boolean;
}

/** Reads direction, unit, city, state, postcode and country after the token that ends a street. */
export function readTail(scan: Scan, street: number): Tail {
  let last = street;
  let sure = false;
  if (
    has(scan, last + 1, WORD.direction) &&
    gapWithin(scan, last + 1, GAP.space | GAP.dot | GAP.comma, 2) &&
    startsNothing(scan, last + 1)
  )
    last++;
  const unit = unitAfter(scan, last);
  if (unit > 0) {
    last = unit;
    sure = true;
  }
  const city = Math.max(cityAfter(scan, last), segmentsAfter(scan, last));
  if (city > 0) {
    last = city;
    sure = true;
  }
  return { last, sure };
}

/** One letter that is a word of the sentence is no direction: `12 Oak St. E` but not `12 Oak St so`. */
function startsNothing(scan: Scan, at: number): boolean {
  return lengthAt(scan, at) > 2 ? capital(scan, at) : textAt(scan, at) === textAt(scan, at).toUpperCase();
}

/** Last token of `Apt 4B`, `# 12`, `Suite 329`, `Unit C`; 0 for none. */
export function unitAfter(scan: Scan, last: number): number {
  const at = last + 1;
  if (!gapWithin(scan, at, APART | GAP.hash, 4)) return 0;
  if (gapAt(scan, at) & GAP.hash)
    return isDigits(scan, at) || lengthAt(scan, at) === 1 ? codeEnd(scan, at) : 0;
  if (!has(scan, at, WORD.unit)) return ordinalFloor(scan, at);
  const next = at + 1;
  if (!gapWithin(scan, next, GAP.space | GAP.dot | GAP.hash | GAP.colon, 3)) return 0;
  const value =
    isDigits(scan, next) ||
    (isWord(scan, next) && lengthAt(scan, next) <= 2 && !has(scan, next, WORD.common | WORD.at)) ||
    has(scan, next, WORD.digit | WORD.tens);
  return value ? codeEnd(scan, next) : 0;
}

/** `2nd floor`. */
function ordinalFloor(scan: Scan, at: number): number {
  const floor =
    isDigits(scan, at) &&
    isWord(scan, at + 1) &&
    glued(scan, at + 1) &&
    /^(?:floor|fl|flr)$/i.test(textAt(scan, at + 2));
  return floor ? at + 2 : 0;
}

/** Last token of a code such as `32A`, `B12`, `4-C`. */
export function codeEnd(scan: Scan, at: number): number {
  let last = at;
  while (
    last < at + 3 &&
    (isDigits(scan, last + 1) || (isWord(scan, last + 1) && lengthAt(scan, last + 1) === 1)) &&
    (glued(scan, last + 1) || gapAt(scan, last + 1) === GAP.dash)
  )
    last++;
  return last;
}
