import { joins } from "../../scan/characters";
import { GAP, WORD } from "../../scan/flags";
import { SHADE } from "../../scan/lexicon";
import type { Scan } from "../../scan/scan";
import {
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

const AFTER_REGION = GAP.space | GAP.comma | GAP.dot | GAP.line | GAP.dash;

/** Last token of a postcode that tells by its form, or of a state with a ZIP code, that starts at a token; 0 for none. */
export function postcodeAt(scan: Scan, at: number): number {
  if (!isWord(scan, at)) return 0;
  const length = lengthAt(scan, at);
  if (length <= 2)
    return british(scan, at) || (length === 1 ? canadian(scan, at) : 0) || regionAndCode(scan, at);
  return regionAndCode(scan, at);
}

/** `KA9 8XP`, `N7W 6DS`, `EC1A 1BB`. */
export function british(scan: Scan, at: number): number {
  if (!isDigits(scan, at + 1) || !glued(scan, at + 1) || lengthAt(scan, at + 1) > 2) return 0;
  if (joins(scan.text, startAt(scan, at) - 1)) return 0;
  const inner = isWord(scan, at + 2) && glued(scan, at + 2) ? 3 : 2;
  if (inner === 3 && lengthAt(scan, at + 2) !== 1) return 0;
  const last = at + inner + 1;
  if (
    !isDigits(scan, at + inner) ||
    lengthAt(scan, at + inner) !== 1 ||
    !gapWithin(scan, at + inner, GAP.space, 1)
  )
    return 0;
  if (glued(scan, at + inner)) return 0;
  return isWord(scan, last) &&
    glued(scan, last) &&
    lengthAt(scan, last) === 2 &&
    !joins(scan.text, scan.end[last] as number)
    ? last
    : 0;
}

/** `M5V 2T6`. */
export function canadian(scan: Scan, at: number): number {
  for (let next = at + 1; next <= at + 5; next++) {
    const digit = (next - at) % 2 === 1;
    if ((digit ? !isDigits(scan, next) : !isWord(scan, next)) || lengthAt(scan, next) !== 1) return 0;
    if (!glued(scan, next) && !(next === at + 3 && gapWithin(scan, next, GAP.space | GAP.dash, 1))) return 0;
  }
  return joins(scan.text, scan.end[at + 5] as number) || joins(scan.text, startAt(scan, at) - 1) ? 0 : at + 5;
}

/** `CA 90210`, `Texas 75001-1234`, `NSW 2150`. */
function regionAndCode(scan: Scan, at: number): number {
  if (!has(scan, at, WORD.region)) return 0;
  const next = at + 1;
  if (!isDigits(scan, next) || !gapWithin(scan, next, AFTER_REGION, 3) || glued(scan, next)) return 0;
  const size = lengthAt(scan, next);
  const code = textAt(scan, at);
  if (
    (shadeAt(scan, at) & SHADE.regionCode) !== 0 &&
    code !== code.toUpperCase() &&
    code !== code.toLowerCase()
  )
    return 0;
  if (size === 4) return /^(?:nsw|vic|qld|tas|act|wa|sa|nt)$/i.test(code) ? next : 0;
  if (size !== 5) return 0;
  return isDigits(scan, next + 1) && gapWithin(scan, next + 1, GAP.dash, 1) && lengthAt(scan, next + 1) === 4
    ? next + 1
    : next;
}
