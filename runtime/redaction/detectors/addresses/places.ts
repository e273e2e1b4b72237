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
  isBarrier,
  isDigits,
  isWord,
  lengthAt,
  shadeAt,
  textAt,
} from "../../scan/tokens";
import type { Range } from "./foreign";
import { readTail } from "./tail";

const IN_NAME = GAP.space | GAP.dot | GAP.quote | GAP.dash;
const LIVING =
  /^(?:live|lives|living|lived|reside|resides|residing|stay|staying|house|home|moved|moving|apartment)$/i;
const ON = /^(?:on|at|to|off|over|of|near|by|down)$/i;
const CROSSING = /^(?:corner|intersection)$/i;
const AND = /^(?:and|n|y|at|x|with)$/i;

/** `live on Maple Street`, `corner of Fifth and Main`, where the token is the cue. */
export function streetWithoutNumber(scan: Scan, cue: number): Range | undefined {
  const word = textAt(scan, cue);
  if (CROSSING.test(word)) return crossing(scan, cue);
  if (!LIVING.test(word)) return undefined;
  let at = cue + 1;
  for (let most = 4; most > 0 && isWord(scan, at) && !ON.test(textAt(scan, at)); most--) {
    if (!(bitsAt(scan, at) & (WORD.filler | WORD.common | WORD.address))) return undefined;
    at++;
  }
  if (!isWord(scan, at) || !ON.test(textAt(scan, at))) return undefined;
  at++;
  // `moved to 4th place` is no street.
  const street = /^to$/i.test(textAt(scan, at - 1)) ? 0 : named(scan, at, 2);
  const end = street || numberAfterComma(scan, at);
  return end > 0 ? [at, readTail(scan, end).last] : undefined;
}

/** Last token of a name of one to three words that ends with a word for street; 0 for none. */
function named(scan: Scan, first: number, sure: number): number {
  let end = 0;
  for (let at = first; at < first + 5; at++) {
    if (at > first && !gapWithin(scan, at, IN_NAME, 2)) break;
    if (isDigits(scan, at)) {
      if (!(isWord(scan, at + 1) && glued(scan, at + 1))) break;
      at++;
      continue;
    }
    if (!isWord(scan, at)) break;
    const bits = bitsAt(scan, at);
    if (bits & WORD.street && at > first && (shadeAt(scan, at) & SHADE.street) >= sure) end = at;
    else if (
      end > 0 ||
      (bits & (WORD.common | WORD.filler | WORD.owner) &&
        !capital(scan, at) &&
        !(bits & (WORD.direction | WORD.ordinal)))
    )
      break;
  }
  return end;
}

/** The number of `Favela de Porto, 89`, a name with capital letters and a house number after a comma; 0 for none. */
function numberAfterComma(scan: Scan, first: number): number {
  for (let at = first; at < first + 6; at++) {
    const comma = at > first && (gapAt(scan, at) & GAP.comma) !== 0;
    if (isDigits(scan, at) && comma) {
      const unit = isWord(scan, at + 1) && gapAt(scan, at + 1) === GAP.space;
      return lengthAt(scan, at) <= 5 && !unit && !isBarrier(scan, at + 1) ? at : 0;
    }
    if (!isWord(scan, at) || comma || has(scan, at, WORD.impersonal)) return 0;
    if (!capital(scan, at) && (at === first || lengthAt(scan, at) > 3)) return 0;
  }
  return 0;
}

/** Two streets with `and` between after `corner of`. */
function crossing(scan: Scan, cue: number): Range | undefined {
  if (!isWord(scan, cue + 1) || !/^(?:of|at|is|near|by)$/i.test(textAt(scan, cue + 1))) return undefined;
  const first = cue + 2;
  for (let at = first + 1; at < first + 6; at++) {
    const joint = isWord(scan, at) ? AND.test(textAt(scan, at)) : false;
    const sign = /[&/]/.test(scan.text.slice(scan.end[at - 1] as number, scan.start[at] as number));
    if (!joint && !sign) continue;
    const second = joint ? at + 1 : at;
    const last =
      named(scan, second, 1) || (streetName(scan, second) ? second + (isDigits(scan, second) ? 1 : 0) : 0);
    const telling = named(scan, first, 1) > 0 || streetName(scan, first);
    return last > 0 && telling ? [first, readTail(scan, last).last] : undefined;
  }
  return undefined;
}

/** A word with a capital letter or an ordinal: `Main`, `5th`, `fifth`. */
function streetName(scan: Scan, at: number): boolean {
  if (isDigits(scan, at)) return isWord(scan, at + 1) && glued(scan, at + 1);
  return (
    has(scan, at, WORD.ordinal) || (isWord(scan, at) && capital(scan, at) && !has(scan, at, WORD.common))
  );
}
