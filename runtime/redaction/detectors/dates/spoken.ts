import { GAP, WORD } from "../../scan/flags";
import type { Scan } from "../../scan/scan";
import { gapWithin, has, isWord, textAt, valueAt } from "../../scan/tokens";

/** Longest date that is said in numbers, words. */
const LONGEST = 12;
const JOINTS = /^(?:slash|dash|and)$/i;

/**
 * Last token of a date said in numbers: `five slash three slash two thousand nine`, `zero three fourteen twenty ten`;
 * 0 for none. Four or more number words after a cue are taken for one, as nothing else is said so.
 */
export function spokenDate(scan: Scan, at: number): number {
  if (!has(scan, at, WORD.digit | WORD.tens)) return 0;
  let words = 0;
  let total = 0;
  let joint = false;
  let last = 0;
  for (let next = at; next < at + LONGEST; next++) {
    if (next > at && !gapWithin(scan, next, GAP.space | GAP.dash | GAP.comma, 2)) break;
    if (has(scan, next, WORD.digit | WORD.tens | WORD.scale | WORD.ordinal)) {
      words++;
      total += valueAt(scan, next);
      last = next;
    } else if (isWord(scan, next) && JOINTS.test(textAt(scan, next))) joint = true;
    else break;
  }
  return words >= 4 || (joint && words >= 2 && total > 0) ? last : 0;
}
