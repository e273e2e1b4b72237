import { GAP, WORD } from "../../scan/flags";
import { SHADE } from "../../scan/lexicon";
import type { Scan } from "../../scan/scan";
import {
  bitsAt,
  capital,
  endAt,
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
import { postcodeAt } from "./postcode";

const APART = GAP.space | GAP.comma | GAP.line | GAP.dot | GAP.dash | GAP.open;
const IN_NAME = GAP.space | GAP.dot | GAP.quote | GAP.dash;
const IN = /^(?:in|near)$/i;
const MOST_CITY_WORDS = 4;
const COUNTRY =
  /^(?:usa|us|uk|canada|deutschland|germany|france|espana|españa|italia|italy|australia|ireland|england|scotland|wales|india|mexico|méxico|brasil|brazil|nederland|netherlands)$/i;

/** Last token of a city with state or postcode after a comma, line end or `in`; 0 for none. */
export function cityAfter(scan: Scan, street: number): number {
  let at = street + 1;
  const gap = gapAt(scan, at);
  if (!gapWithin(scan, at, APART, 4)) return 0;
  const inside = IN.test(textAt(scan, at)) && capital(scan, at + 1) && isWord(scan, at + 1);
  if (inside) at++;
  const comma = inside || (gap & (GAP.comma | GAP.line)) !== 0;
  const direct = postcodeAt(scan, at);
  if (direct > 0) return country(scan, direct);
  const european = codeFirst(scan, at);
  if (european > 0) return european;
  let last = 0;
  let words = 0;
  for (let next = at; words < MOST_CITY_WORDS + 1; next++, words++) {
    if (next > at && !gapWithin(scan, next, IN_NAME | GAP.comma | GAP.line, 3)) break;
    const code = next > at ? postcodeAt(scan, next) || bareCode(scan, next, comma) : 0;
    if (code > 0) return country(scan, code);
    if (next > at && (gapAt(scan, next) & (GAP.comma | GAP.line)) !== 0) {
      if (region(scan, next)) return country(scan, next);
      const more = segment(scan, next);
      return more > 0 && comma ? more : last;
    }
    if (
      !isWord(scan, next) ||
      (has(scan, next, WORD.common | WORD.at) && !inside && !(comma && capital(scan, next)))
    )
      break;
    if (region(scan, next) && next > at) return country(scan, next);
    if (comma && capital(scan, next) && (words === 0 || last === next - 1)) last = next;
    else if (!comma && words > 2) break;
  }
  return last > 0 || !comma ? last : lowerCity(scan, at);
}

const FURTHEST = 12;

/** Parts with capital letters between commas or dashes up to a postcode: `- Centro, São Paulo - SP, 01310-100`. */
export function segmentsAfter(scan: Scan, street: number): number {
  if (!(gapAt(scan, street + 1) & (GAP.comma | GAP.dash | GAP.line))) return 0;
  for (let at = street + 1; at <= street + FURTHEST; at++) {
    if (!gapWithin(scan, at, APART, 3)) return 0;
    if (isDigits(scan, at)) {
      const code = codeFirst(scan, at) || (lengthAt(scan, at) >= 5 && lengthAt(scan, at) <= 6 ? at : 0);
      if (code > 0) return code;
      if (lengthAt(scan, at) > 3) return 0;
    } else if (
      !isWord(scan, at) ||
      !(capital(scan, at) || has(scan, at, WORD.unit) || lengthAt(scan, at) <= 3)
    )
      return 0;
  }
  return 0;
}

/** A city in small letters counts where it ends the clause. */
function lowerCity(scan: Scan, at: number): number {
  for (let last = at; last < at + 3; last++) {
    if (
      !isWord(scan, last) ||
      bitsAt(scan, last) & (WORD.common | WORD.filler | WORD.owner) ||
      (last > at && !gapWithin(scan, last, IN_NAME, 1))
    )
      return 0;
    const after = last + 1;
    if (scan.kind[after] === 0 || gapAt(scan, after) & (GAP.comma | GAP.line | GAP.semicolon)) return last;
    if (gapAt(scan, after) & GAP.dot && !glued(scan, after)) return last;
  }
  return 0;
}

/** A further part after a comma: state, or words with a capital up to the next comma, then a postcode. */
function segment(scan: Scan, at: number): number {
  for (let next = at; next < at + 6; next++) {
    const code = postcodeAt(scan, next);
    if (code > 0) return country(scan, code);
    if (!isWord(scan, next) || !capital(scan, next) || !gapWithin(scan, next, APART, 3)) return 0;
  }
  return 0;
}

function region(scan: Scan, at: number): boolean {
  if (!has(scan, at, WORD.region)) return false;
  if (!(shadeAt(scan, at) & SHADE.regionCode)) return capital(scan, at);
  const code = textAt(scan, at);
  return code === code.toUpperCase();
}

/** Five digits after a city, `Springfield 62704`. */
function bareCode(scan: Scan, at: number, comma: boolean): number {
  const fits =
    isDigits(scan, at) &&
    (lengthAt(scan, at) === 5 || (comma && lengthAt(scan, at) === 6)) &&
    !glued(scan, at);
  return fits ? at : 0;
}

/** `75001 Paris`, `10115 Berlin`, `1012 AB Amsterdam`; 0 for none. */
export function codeFirst(scan: Scan, at: number): number {
  if (!isDigits(scan, at) || lengthAt(scan, at) < 4 || lengthAt(scan, at) > 6 || glued(scan, at)) return 0;
  if (lengthAt(scan, at) === 4 && numberAt(scan, at) >= 1900 && numberAt(scan, at) < 2100) return 0;
  let last = at;
  if (isDigits(scan, at + 1) && gapAt(scan, at + 1) === GAP.dash && lengthAt(scan, at + 1) <= 4) last++;
  for (let words = 0; words < 4; words++) {
    const next = last + 1;
    if (!isWord(scan, next) || !gapWithin(scan, next, IN_NAME, 2) || !capital(scan, next)) break;
    last = next;
  }
  return last > at ? last : lengthAt(scan, at) === 5 ? at : 0;
}

function country(scan: Scan, last: number): number {
  const next = last + 1;
  return isWord(scan, next) &&
    gapWithin(scan, next, APART, 3) &&
    startAt(scan, next) - endAt(scan, last) > 0 &&
    COUNTRY.test(textAt(scan, next))
    ? next
    : last;
}
