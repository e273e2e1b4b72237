import { GAP, WORD } from "../../scan/flags";
import {
  endAt,
  gapAt,
  gapWithin,
  glued,
  has,
  isBarrier,
  isDigits,
  lengthAt,
  numberAt,
  startAt,
  textAt,
  valueAt,
} from "../../scan/tokens";
import { add, type Context } from "../context";

const PARTS = 4;
const SAID_DOT = /^(?:dot|point)$/i;
const AND = /^and$/i;
const DEFANGED = GAP.dot | GAP.bracket | GAP.open | GAP.close | GAP.space;

/**
 * Four numbers up to 255 with dots, plain or defanged (`1[.]2[.]3[.]4`, `1 dot 2 dot 3 dot 4`), that are no part of a
 * longer row. Returns the last token, 0 for none.
 */
export function detectIpv4(context: Context, at: number): number {
  const { scan } = context;
  let part = at;
  let last = at;
  for (let parts = 1; ; parts++) {
    last = octet(context, part);
    if (last === 0) return 0;
    if (parts === PARTS) break;
    part = afterDot(context, last + 1);
    if (part === 0) return 0;
  }
  if (gapAt(scan, at) & GAP.dot && gapWithin(scan, at, GAP.dot, 1) && !glued(scan, at)) {
    if (isDigits(scan, at - 1) || isBarrier(scan, at - 1)) return 0;
  }
  const after = last + 1;
  if (scan.gap[after] === GAP.dot && gapWithin(scan, after, GAP.dot, 1)) {
    if (isDigits(scan, after) || isBarrier(scan, after)) return 0;
  }
  if (isBarrier(scan, at - 1) || has(scan, at - 1, WORD.impersonal)) return 0;
  add(context, "IP", startAt(scan, at), endAt(scan, last));
  return last;
}

/** Most words of a number: `one hundred and ninety two`. */
const MOST_WORDS = 5;

/** The last token of a number up to 255 in digits or words (`one nine two`, `one ninety two`), 0 for none. */
function octet({ scan }: Context, at: number): number {
  if (isDigits(scan, at)) return lengthAt(scan, at) <= 3 && numberAt(scan, at) <= 255 ? at : 0;
  let written = "";
  let hundreds = 0;
  let last = 0;
  for (let next = at; next < at + MOST_WORDS; next++) {
    if (next > at && !gapWithin(scan, next, GAP.space | GAP.dash, 1)) break;
    if (has(scan, next, WORD.scale)) {
      hundreds = Number(written);
      written = "";
    } else if (has(scan, next, WORD.tens)) {
      const ones = valueAt(scan, next) >= 20 && has(scan, next + 1, WORD.digit);
      written += valueAt(scan, next) + (ones ? valueAt(scan, next + 1) : 0);
      if (ones) next++;
    } else if (has(scan, next, WORD.digit)) written += valueAt(scan, next);
    else if (!(hundreds > 0 && AND.test(textAt(scan, next)))) break;
    last = next;
  }
  return last > 0 && 100 * hundreds + Number(written) <= 255 ? last : 0;
}

/** The token after a dot, which may be a word or in brackets; 0 where there is no dot. */
function afterDot({ scan }: Context, at: number): number {
  const gap = gapAt(scan, at);
  if ((gap & GAP.dot) !== 0) {
    if (!gapWithin(scan, at, DEFANGED, 5)) return 0;
    const between = scan.text.slice(endAt(scan, at - 1), startAt(scan, at));
    return /^(?:\.|[[({]\.[\])}]| ?\. ?)$/.test(between) ? at : 0;
  }
  if (!has(scan, at, WORD.dot) || !gapWithin(scan, at, DEFANGED, 2) || !SAID_DOT.test(textAt(scan, at)))
    return 0;
  return gapWithin(scan, at + 1, DEFANGED, 2) ? at + 1 : 0;
}
