import { joins } from "../../scan/characters";
import { GAP, WORD } from "../../scan/flags";
import { SHADE } from "../../scan/lexicon";
import type { Scan } from "../../scan/scan";
import {
  bitsAt,
  capital,
  gapAt,
  gapWithin,
  glued,
  has,
  isDigits,
  isWord,
  lengthAt,
  shadeAt,
  startAt,
  textAt,
} from "../../scan/tokens";
import { type Context, cued, impersonalBefore } from "../context";
import { unitBefore } from "./boxes";
import { postcodeAt } from "./postcode";
import { IN_STREET, PLACING, streetEnd, streetPoints } from "./street";
import { readTail } from "./tail";

const REACH = 34;
/** Points from which a number and words are an address. */
const ENOUGH = 3;

/** Last token of the address that starts with the house number at a token; 0 for none. */
export function houseAddress(context: Context, at: number): number {
  const { scan } = context;
  const first = afterNumber(scan, at);
  if (first === 0) return 0;
  const street = streetEnd(scan, first);
  const cue = cued(context, at, WORD.address, REACH);
  if (street > 0) {
    const tail = readTail(scan, street);
    if (streetPoints(context, at, first, street, tail.sure || unitBefore(scan, at) < at, cue) >= ENOUGH)
      return tail.last;
  }
  return withPostcode(scan, first) || (cue ? named(context, at, first) : 0);
}

/** Last token of the address whose house number is said: `Four Terry Street`; 0 for none. */
export function saidAddress(context: Context, at: number): number {
  const { scan } = context;
  let first = at;
  while (
    first < at + 3 &&
    has(scan, first, WORD.digit | WORD.tens) &&
    (first === at || gapWithin(scan, first, GAP.space | GAP.dash, 1))
  )
    first++;
  if (!gapWithin(scan, first, GAP.space, 1)) return 0;
  const street = streetEnd(scan, first);
  if (street === 0 || (shadeAt(scan, street) & SHADE.street) < 2 || impersonalBefore(scan, at)) return 0;
  const cue = cued(context, at, WORD.address, REACH) || PLACING.test(textAt(scan, at - 1));
  const named =
    (capital(scan, at) || first > at + 1) &&
    capital(scan, first) &&
    capital(scan, street) &&
    isWord(scan, first) &&
    street > first;
  return named || (cue && street > first && (shadeAt(scan, street) & SHADE.street) === 3)
    ? readTail(scan, street).last
    : 0;
}

/** First token of the street's name after a house number such as `12`, `12B`, `12-14`, `12 1/2`; 0 where there is none. */
function afterNumber(scan: Scan, at: number): number {
  const length = lengthAt(scan, at);
  if (
    length > 6 ||
    (joins(scan.text, startAt(scan, at) - 1) && !/[nN]/.test(scan.text[startAt(scan, at) - 1] ?? ""))
  )
    return 0;
  let next = at + 1;
  if (isWord(scan, next) && glued(scan, next)) {
    if (lengthAt(scan, next) !== 1) return 0;
    next++;
  } else if (
    isDigits(scan, next) &&
    gapWithin(scan, next, GAP.dash | GAP.slash, 1) &&
    lengthAt(scan, next) <= 4
  )
    next++;
  if (isDigits(scan, next) && isDigits(scan, next + 1) && gapAt(scan, next + 1) === GAP.slash) next += 2;
  return gapWithin(scan, next, GAP.space | GAP.comma, 2) && startAt(scan, next) > 0 && !glued(scan, next)
    ? next
    : 0;
}

const APART = GAP.space | GAP.comma | GAP.line | GAP.dot | GAP.quote | GAP.dash | GAP.hash;
const FURTHEST = 16;

/** Words and commas up to a postcode: what a house number begins and a postcode ends is an address. */
export function withPostcode(scan: Scan, first: number): number {
  for (let at = first; at < first + FURTHEST; at++) {
    if (at > first && !gapWithin(scan, at, APART, 3)) return 0;
    const code = at > first ? postcodeAt(scan, at) : 0;
    if (code > 0) return readTail(scan, code).last;
    if (isDigits(scan, at)) {
      if (lengthAt(scan, at) > 4) return 0;
      continue;
    }
    if (!isWord(scan, at)) return 0;
    // `83i` is a house number with its letter.
    if (lengthAt(scan, at) === 1 && glued(scan, at) && isDigits(scan, at - 1)) continue;
    const bits = bitsAt(scan, at);
    if (bits & (WORD.common | WORD.filler | WORD.owner) && !(capital(scan, at) || bits & WORD.unit)) return 0;
  }
  return 0;
}

/** A number and a name after a word such as `live at`, without a suffix: `12 Oakwood`. */
function named({ scan }: Context, at: number, first: number): number {
  const before = textAt(scan, at - 1);
  if (
    !/^(?:at|is|to|on|address|addy|addr|adress|adresse|direccion|indirizzo|in|residence|s|it)$/i.test(
      before,
    ) &&
    !(gapAt(scan, at) & GAP.colon)
  )
    return 0;
  let last = 0;
  for (let next = first; next < first + 3; next++) {
    if (!isWord(scan, next) || (next > first && !gapWithin(scan, next, IN_STREET, 1))) break;
    if (
      bitsAt(scan, next) &
      (WORD.common | WORD.filler | WORD.owner | WORD.month | WORD.at | WORD.impersonal)
    )
      break;
    if (next > first && !capital(scan, next)) break;
    last = next;
  }
  if (last === 0 || has(scan, first, WORD.unit)) return 0;
  const sure = capital(scan, first) || lengthAt(scan, at) >= 2;
  return sure ? readTail(scan, last).last : 0;
}
