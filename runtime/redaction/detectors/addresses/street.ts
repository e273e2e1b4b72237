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
  textAt,
} from "../../scan/tokens";
import { type Context, impersonalBefore } from "../context";

/** What may stand between the words of a street's name. */
export const IN_STREET = GAP.space | GAP.dot | GAP.quote | GAP.dash;
const NUMBERED = /^(?:highway|hwy|hiway|route|rte|rt|road|rd|cr|sr|fm|us|interstate|county)$/i;
/** Ways of a sort of their own that need no name before: `1600 Broadway`. */
const NAMELESS = /^(?:broadway|bowery|embarcadero|esplanade|boardwalk|strand|parkway)$/i;
const MOST_NAME_TOKENS = 6;
/** Before a place. */
export const PLACING = /^(?:at|to|from|near|in|by|outside|behind|is|address|onto|toward|towards)$/i;

/** Last token of the street's name, its suffix; 0 where none follows within a few words. */
export function streetEnd(scan: Scan, first: number): number {
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
      !(bits & (WORD.direction | WORD.street) ? capital(scan, at) : titled(scan, at))
    )
      break;
  }
  return end;
}

/** A capital letter and then a small one: `Old` in `14 Old Mill Road`. */
function titled(scan: Scan, at: number): boolean {
  return capital(scan, at) && lengthAt(scan, at) > 2 && /^.\p{Ll}/u.test(textAt(scan, at));
}

/** A dot after a word longer than an abbreviation ends the sentence. */
function endsSentence(scan: Scan, at: number): boolean {
  return (gapAt(scan, at) & GAP.space) !== 0 && lengthAt(scan, at - 1) > 4;
}

/** `1423 County Road 512`, `88 Highway 61`. */
function numberedEnd(scan: Scan, at: number, first: number): boolean {
  return at > first && lengthAt(scan, at) <= 4 && NUMBERED.test(textAt(scan, at - 1)) && !glued(scan, at);
}

/** How sure a number, a name and a word for street are an address; the best of the places where the name may end. */
export function streetPoints(
  context: Context,
  at: number,
  first: number,
  street: number,
  tail: boolean,
  cue: boolean,
): number {
  const { scan } = context;
  const base = numberPoints(context, at, cue);
  let most = 0;
  let capitals = 0;
  let words = 0;
  for (let token = first; token <= street; token++) {
    if (isWord(scan, token) && !glued(scan, token)) {
      words++;
      if (capital(scan, token)) capitals++;
    }
    if (token !== street && !has(scan, token, WORD.street)) continue;
    const shade = isDigits(scan, token) ? 3 : shadeAt(scan, token) & SHADE.street || 2;
    const sum = base + shade + (capitals === words && words > 0 ? 1 : 0) + (tail && token === street ? 2 : 0);
    // `2 lane road`: one digit and small letters say little.
    most = Math.max(most, lengthAt(scan, at) === 1 && capitals === 0 && !cue ? sum - 1 : sum);
  }
  return most;
}

/** Long numbers that are no years, cues and `at` before speak for a house number, words such as `page` against it. */
function numberPoints(context: Context, at: number, cue: boolean): number {
  const { scan } = context;
  const length = lengthAt(scan, at);
  const year = length === 4 && numberAt(scan, at) >= 1900 && numberAt(scan, at) < 2035;
  const long = length >= 3 && !year ? 1 : 0;
  if (cue) return long + 3;
  const placed = PLACING.test(textAt(scan, at - 1)) && length >= 2 ? 1 : 0;
  return long + placed - (impersonalBefore(scan, at) ? 3 : 0);
}
