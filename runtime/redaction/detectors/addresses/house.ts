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
  numberAt,
  shadeAt,
  startAt,
  textAt,
} from "../../scan/tokens";
import { type Context, cued, impersonalBefore } from "../context";
import { postcodeAt } from "./postcode";
import { readTail } from "./tail";

const IN_STREET = GAP.space | GAP.dot | GAP.quote | GAP.dash;
const MOST_NAME_TOKENS = 6;
const REACH = 34;
/** Points from which a number and words are an address. */
const ENOUGH = 3;
const NUMBERED = /^(?:highway|hwy|hiway|route|rte|rt|road|rd|cr|sr|fm|us|interstate|county)$/i;
/** Ways of a sort of their own that need no name before: `1600 Broadway`. */
const NAMELESS = /^(?:broadway|bowery|embarcadero|esplanade|boardwalk|strand|parkway)$/i;

/** Last token of the address that starts with the house number at a token; 0 for none. */
export function houseAddress(context: Context, at: number): number {
  const { scan } = context;
  const first = afterNumber(scan, at);
  if (first === 0) return 0;
  const street = streetEnd(scan, first);
  const cue = cued(context, at, WORD.address, REACH);
  if (street > 0) {
    const tail = readTail(scan, street);
    return points(context, at, first, street, tail.sure, cue) >= ENOUGH ? tail.last : 0;
  }
  return withPostcode(scan, first) || (cue ? named(context, at, first) : 0);
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

/** Last token of the street's name, its suffix; 0 where none follows within a few words. */
function streetEnd(scan: Scan, first: number): number {
  let end = 0;
  for (let at = first; at < first + MOST_NAME_TOKENS; at++) {
    if (at > first && !gapWithin(scan, at, IN_STREET, 3)) break;
    if (isDigits(scan, at)) {
      if (numberedEnd(scan, at, first)) return at;
      const ordinal =
        isWord(scan, at + 1) && glued(scan, at + 1) && /^(?:st|nd|rd|th)$/i.test(textAt(scan, at + 1));
      if (!ordinal || end > 0) break;
      at++;
      continue;
    }
    if (!isWord(scan, at)) break;
    if (at > first && gapAt(scan, at) & GAP.dot && endsSentence(scan, at)) break;
    const bits = bitsAt(scan, at);
    const street = (bits & WORD.street) !== 0 && at > first;
    if (street) end = at;
    else if (at === first && NAMELESS.test(textAt(scan, at))) end = at;
    else if (end > 0) break;
    else if (
      bits & (WORD.common | WORD.at | WORD.dot) &&
      !(bits & (WORD.direction | WORD.street) && capital(scan, at))
    )
      break;
  }
  return end;
}

/** A dot after a word longer than an abbreviation ends the sentence. */
function endsSentence(scan: Scan, at: number): boolean {
  return (gapAt(scan, at) & GAP.space) !== 0 && lengthAt(scan, at - 1) > 4;
}

/** `1423 County Road 512`, `88 Highway 61`. */
function numberedEnd(scan: Scan, at: number, first: number): boolean {
  return at > first && lengthAt(scan, at) <= 4 && NUMBERED.test(textAt(scan, at - 1)) && !glued(scan, at);
}

function points(
  context: Context,
  at: number,
  first: number,
  street: number,
  sure: boolean,
  cue: boolean,
): number {
  const { scan } = context;
  const shade = isDigits(scan, street) ? 3 : shadeAt(scan, street) & SHADE.street || 2;
  let sum = shade;
  let capitals = 0;
  let words = 0;
  for (let token = first; token <= street; token++) {
    if (!isWord(scan, token) || glued(scan, token)) continue;
    words++;
    if (capital(scan, token)) capitals++;
  }
  if (capitals === words && words > 0) sum++;
  const length = lengthAt(scan, at);
  const year = length === 4 && numberAt(scan, at) >= 1900 && numberAt(scan, at) < 2035;
  if (length >= 3 && !year) sum++;
  if (sure) sum += 2;
  if (cue) sum += 3;
  if (impersonalBefore(scan, at) && !cue) sum -= 3;
  // `2 lane road`: one digit and small letters say little.
  if (length === 1 && capitals === 0 && !cue) sum--;
  return sum;
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
