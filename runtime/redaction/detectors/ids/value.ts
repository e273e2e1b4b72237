import { joins } from "../../scan/characters";
import { GAP, KIND, WORD } from "../../scan/flags";
import type { Scan } from "../../scan/scan";
import {
  bitsAt,
  endAt,
  gapAt,
  gapWithin,
  glued,
  isDigits,
  isWord,
  kindAt,
  lengthAt,
  startAt,
  valueAt,
} from "../../scan/tokens";

/** A code of letters and digits. */
export interface Code {
  start: number;
  end: number;
  /** First and last token. */
  first: number;
  last: number;
  digits: number;
  letters: number;
}

const INNER = GAP.dash | GAP.space | GAP.underscore | GAP.dot | GAP.slash;
/** Longest word that begins a code: `STU`, `ten`, `BANNER`. */
const PREFIX = 8;

/**
 * The code that starts at a token: letters and digits glued or with single dashes, digits also in groups with spaces.
 * `undefined` where none does or it is glued to more.
 */
export function codeAt(scan: Scan, at: number, longest = 24, prefix = PREFIX): Code | undefined {
  if (kindAt(scan, at) === KIND.none || kindAt(scan, at) === KIND.barrier) return undefined;
  if (isWord(scan, at) && (lengthAt(scan, at) > prefix || !isAscii(scan, at))) return undefined;
  if (bitsAt(scan, at) & WORD.filler && gapAt(scan, at + 1) & ~GAP.dash) return undefined;
  const start = startAt(scan, at);
  const code = { start, end: endAt(scan, at), first: at, last: at, digits: 0, letters: 0 };
  for (let next = at; next <= scan.count; next++) {
    if (next > at && !joinsCode(scan, next, code.digits)) break;
    if (endAt(scan, next) - start > longest) return code.digits > 0 && !glued(scan, next) ? code : undefined;
    if (isDigits(scan, next)) code.digits += lengthAt(scan, next);
    else code.letters += lengthAt(scan, next);
    code.last = next;
    code.end = endAt(scan, next);
  }
  const after = code.last + 1;
  if (kindAt(scan, after) === KIND.barrier && startAt(scan, after) - code.end <= 1) return undefined;
  return code;
}

function isAscii(scan: Scan, at: number): boolean {
  for (let place = startAt(scan, at); place < endAt(scan, at); place++) {
    if (scan.text.charCodeAt(place) > 0x7f) return false;
  }
  return true;
}

function joinsCode(scan: Scan, at: number, digits: number): boolean {
  const kind = kindAt(scan, at);
  if (kind !== KIND.word && kind !== KIND.digits) return false;
  if (glued(scan, at)) return kind === KIND.digits || (lengthAt(scan, at) <= PREFIX && isAscii(scan, at));
  if (!gapWithin(scan, at, INNER, 1)) return false;
  const gap = gapAt(scan, at);
  if (kind === KIND.digits) {
    if (gap & (GAP.dot | GAP.slash))
      return isDigits(scan, at - 1) && lengthAt(scan, at) >= 2 && (gap & GAP.dot) !== 0;
    if (gap & GAP.space)
      return isDigits(scan, at - 1)
        ? lengthAt(scan, at) >= 2 || lengthAt(scan, at - 1) === 1
        : lengthAt(scan, at - 1) <= 2 && digits === 0;
    return true;
  }
  // Letters after a dash go on only where digits follow or the code had some: `AB-12-CD`.
  return (gap & (GAP.dash | GAP.underscore)) !== 0 && lengthAt(scan, at) <= 4 && isAscii(scan, at);
}

/** Digits said one by one from a token on, at least `least` of them. */
export function spokenCode(scan: Scan, at: number, least: number): Code | undefined {
  let digits = 0;
  let last = 0;
  for (let next = at; next < at + 16; next++) {
    const bits = bitsAt(scan, next);
    if (next > at && !gapWithin(scan, next, GAP.space | GAP.dash | GAP.comma, 2)) break;
    if (bits & (WORD.digit | WORD.tens)) digits += valueAt(scan, next) > 9 ? 2 : 1;
    else if (
      !(bits & WORD.repeat) &&
      !(isDigits(scan, next) && digits > 0) &&
      !(isWord(scan, next) && next === at && lengthAt(scan, next) === 1)
    )
      break;
    last = next;
  }
  if (digits < least || last === 0) return undefined;
  return { start: startAt(scan, at), end: endAt(scan, last), first: at, last, digits, letters: 0 };
}

/** Ways to write a number plate, capital letters where words may stand next to it. */
const PLATES = [
  /^[a-z]{1,3}-[a-z]{1,2}[ -]?\d{1,4}/i,
  /^[A-Z]{2}\d{2} ?[A-Z]{3}/i,
  /^[a-z]{1,4}[ -]?\d{2,4}[a-z]{0,2}/i,
  /^(?:\d{1,4} ?[A-Z]{2,3} ?\d{0,4}|\d{1,4}-?[A-Za-z]{1,3}-?\d{0,4})/,
  /^(?=[a-z]{0,6}\d)[a-z0-9]{5,8}/i,
];
const LONGEST_PLATE = 12;

/** The number plate that starts at a token: four characters or more, digits and letters, one or two gaps. */
export function plateAt(scan: Scan, at: number): Code | undefined {
  if (bitsAt(scan, at) & WORD.filler && gapAt(scan, at + 1) & GAP.space) return undefined;
  const start = startAt(scan, at);
  const window = scan.text.slice(start, start + LONGEST_PLATE);
  let length = 0;
  for (const form of PLATES) {
    const plate = form.exec(window)?.[0] ?? "";
    if (plate.length <= length || joins(scan.text, start + plate.length)) continue;
    const bare = plate.replace(/[ -]/g, "");
    if (bare.length >= 4 && /\d/.test(bare) && /[a-z]/i.test(bare)) length = plate.length;
  }
  if (length === 0) return undefined;
  let last = at;
  while (endAt(scan, last) < start + length) last++;
  return { start, end: start + length, first: at, last, digits: 1, letters: 1 };
}
