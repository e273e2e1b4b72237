import { GAP, WORD } from "../../scan/flags";
import type { Scan } from "../../scan/scan";
import { gapWithin, has, isDigits, isWord, lengthAt, textAt } from "../../scan/tokens";
import type { Range } from "./foreign";
import { codeEnd, readTail } from "./tail";

const GAPS = GAP.space | GAP.dot | GAP.hash | GAP.colon | GAP.comma | GAP.slash;
const BOX = /^(?:box|bx|bag)$/i;
const BEFORE_BOX = /^(?:po|pob|post|postal|office|gpo|mail|locked|private|o)$/i;
const ALONE = /^(?:pobox|pob|postfach|apartado|casilla|postbus|postboks|pmb|cmr|psc)$/i;
const ROUTE = /^(?:rr|hc|psc|cmr|unit|route|rural|rt)$/i;

/** `PO Box 9142, …`, `P. O. Box 12`, `RR 2 Box 152`, `PSC 1234, Box 5678`, where the token is the last number. */
export function boxAddress(scan: Scan, at: number): Range | undefined {
  if (lengthAt(scan, at) > 7 || !isWord(scan, at - 1) || !gapWithin(scan, at, GAPS, 3)) return undefined;
  const first = boxStart(scan, at - 1);
  return first > 0 ? [first, readTail(scan, codeEnd(scan, at)).last] : undefined;
}

function boxStart(scan: Scan, at: number): number {
  const word = textAt(scan, at);
  if (ALONE.test(word)) return at;
  if (/^(?:number|no|num)$/i.test(word) && isWord(scan, at - 1)) return boxStart(scan, at - 1);
  if (!BOX.test(word)) return 0;
  const before = at - 1;
  if (
    isDigits(scan, before) &&
    isWord(scan, before - 1) &&
    gapWithin(scan, at, GAPS, 2) &&
    ROUTE.test(textAt(scan, before - 1))
  ) {
    return /^rural$/i.test(textAt(scan, before - 2)) ? before - 2 : before - 1;
  }
  if (!isWord(scan, before) || !gapWithin(scan, at, GAPS, 2) || !BEFORE_BOX.test(textAt(scan, before)))
    return 0;
  const p =
    isWord(scan, before - 1) &&
    /^(?:p|post|us|g|aptdo)$/i.test(textAt(scan, before - 1)) &&
    gapWithin(scan, before, GAPS, 2);
  if (/^o$/i.test(textAt(scan, before))) return p ? before - 1 : 0;
  return p ? before - 1 : before;
}

/** The unit written before a house number: `Apt 4B, 12 Oak Street`, `Flat 3/12`. Returns its first token, else `first`. */
export function unitBefore(scan: Scan, first: number): number {
  for (let unit = first - 1; unit >= first - 3 && unit > 0; unit--) {
    if (
      !gapWithin(
        scan,
        unit + 1,
        GAP.space | GAP.comma | GAP.dash | GAP.slash | GAP.hash | GAP.dot | GAP.line,
        3,
      )
    )
      return first;
    if (has(scan, unit, WORD.unit)) return unit < first - 1 ? unit : first;
    if (!isDigits(scan, unit) && lengthAt(scan, unit) > 2) return first;
  }
  return first;
}
