import { GAP, WORD } from "../../scan/flags";
import type { Scan } from "../../scan/scan";
import { endAt, gapAt, gapWithin, has, isDigits, isWord, startAt, textAt } from "../../scan/tokens";

const LONGEST = 2048;
const STOP = /[\s<>"'\uE000]/;
const TRAILING = /[.,;:!?)\]}…*]/;
const CUE = /^(?:site|website|blog|link|page|portfolio|url|homepage|web|webpage|profile)$/i;
const DEFANGED_DOT = /^(?:\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\{dot\})/i;

export function isSlashWord(scan: Scan, at: number): boolean {
  return isWord(scan, at) && /^slash$/i.test(textAt(scan, at));
}

/** First token of the host that ends at a token: labels with dots, dots in brackets, or `dot`. */
export function hostStart(scan: Scan, at: number): number {
  let first = at;
  for (let labels = 0; labels < 8; labels++) {
    const gap = gapAt(scan, first);
    const between = scan.text.slice(endAt(scan, first - 1), startAt(scan, first));
    const dotted = (gap & GAP.dot) !== 0 && (between === "." || DEFANGED_DOT.test(between));
    const boxed =
      !dotted &&
      has(scan, first - 1, WORD.dot) &&
      between.length <= 2 &&
      first - 2 > 0 &&
      gapWithin(scan, first - 1, GAP.space | GAP.bracket | GAP.open | GAP.close, 2);
    if (!dotted && !boxed) break;
    let label = dotted ? first - 1 : first - 2;
    if (!isWord(scan, label) && !isDigits(scan, label)) break;
    while (
      label > 1 &&
      (isWord(scan, label - 1) || isDigits(scan, label - 1)) &&
      gapWithin(scan, label, GAP.dash | GAP.underscore, 1)
    )
      label--;
    first = label;
  }
  return first;
}

export function cueBefore(scan: Scan, first: number): boolean {
  for (let at = first - 1; at >= first - 3; at--) {
    if (!isWord(scan, at)) return false;
    if (CUE.test(textAt(scan, at))) return true;
    if (!has(scan, at, WORD.filler | WORD.owner)) return false;
  }
  return false;
}

/** Last token of a path that is said: `slash jo underscore ray`. */
export function saidEnd(scan: Scan, at: number): number {
  let last = at;
  for (
    let next = at + 1;
    next < at + 24 && isWord(scan, next) && /^(?:slash|dot|underscore|dash|at)$/i.test(textAt(scan, next));
  ) {
    next++;
    if (!isWord(scan, next) && !isDigits(scan, next)) break;
    while (
      (isWord(scan, next + 1) || isDigits(scan, next + 1)) &&
      gapWithin(scan, next + 1, GAP.dot | GAP.dash | GAP.underscore, 1) &&
      gapAt(scan, next + 1) !== GAP.space
    )
      next++;
    last = next;
    next++;
  }
  return last;
}

/** End of an address that goes on from a place: up to a space, without the punctuation of the sentence around it. */
export function urlEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < LONGEST) {
    if (STOP.test(text[end] as string)) {
      const spaced = /^ (?:\.|\/) (?=[a-z0-9])/i.exec(text.slice(end, end + 4));
      if (!spaced) break;
      end += spaced[0].length;
    }
    end++;
  }
  while (end > from && TRAILING.test(text[end - 1] as string)) end--;
  return end;
}
