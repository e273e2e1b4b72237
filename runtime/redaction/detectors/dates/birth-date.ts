import { GAP, WORD } from "../../scan/flags";
import type { Scan } from "../../scan/scan";
import {
  endAt,
  gapAt,
  gapWithin,
  has,
  isBarrier,
  isDigits,
  isWord,
  lengthAt,
  startAt,
  textAt,
} from "../../scan/tokens";
import { add, type Context } from "../context";
import { parseDate } from "./parse";
import { spokenDate } from "./spoken";
import { isMonth } from "./worded";

/** Characters and tokens between a cue and the date. */
const REACH = 48;
const TOKENS = 11;
/** Most tokens of a date before `is my birthday`. */
const LONGEST = 9;
const FILLER_AFTER =
  /^(?:is|was|are|s|my|his|her|hers|their|the|our|your|on|for|it|its|es|mi|ist|mein|est|mon|dates?|of|when|i|we|he|she)$/i;

/** Finds dates of birth around a word that says whose date it is: `born on May 5`, `turned 12 on 3/4`, `5/3 is my bday`. */
export function detectBirthDate(context: Context, cue: number): void {
  const { scan } = context;
  const forward = dateAfter(scan, cue);
  if (forward) add(context, "DATE_OF_BIRTH", startAt(scan, forward[0]), endAt(scan, forward[1]));
  dateBefore(context, cue);
}

function dateAfter(scan: Scan, cue: number): [number, number] | undefined {
  const until = endAt(scan, cue) + REACH;
  for (let at = cue + 1; at <= cue + TOKENS && startAt(scan, at) <= until; at++) {
    if (isBarrier(scan, at) || (at <= scan.count && sentenceEnds(scan, at))) return undefined;
    const last = (starts(scan, at) && parseDate(scan, at)) || spokenDate(scan, at);
    if (last > 0) return [at, last];
  }
  return undefined;
}

/** A full stop, question or exclamation mark with a space ends what a cue is about, unless an abbreviation did. */
function sentenceEnds(scan: Scan, at: number): boolean {
  const gap = gapAt(scan, at);
  if (!(gap & (GAP.dot | GAP.other)) || !(gap & GAP.space)) return false;
  const before = scan.text[endAt(scan, at - 1)] as string;
  return (
    before === "?" ||
    before === "!" ||
    (before === "." && lengthAt(scan, at - 1) > 2 && !has(scan, at - 1, WORD.birth | WORD.month))
  );
}

function starts(scan: Scan, at: number): boolean {
  return isDigits(scan, at) || isWord(scan, at);
}

function dateBefore(context: Context, cue: number): void {
  const { scan } = context;
  let end = cue - 1;
  for (let most = 6; most > 0 && isWord(scan, end) && FILLER_AFTER.test(textAt(scan, end)); most--) end--;
  if (isMonth(scan, end) && end === cue - 1 && !isDigits(scan, end - 1)) return;
  for (let at = Math.max(1, end - LONGEST); at <= end; at++) {
    if (parseDate(scan, at) !== end && spokenDate(scan, at) !== end) continue;
    if (!gapWithin(scan, end + 1, GAP.space | GAP.open | GAP.comma | GAP.quote | GAP.dash, 3)) return;
    add(context, "DATE_OF_BIRTH", startAt(scan, at), endAt(scan, end));
    return;
  }
}

/** Whether the word is a cue of a birth that the lexicon does not hold: `turned 12 on`, `d.o.b.`, `b-day`. */
export function isBirthCue(scan: Scan, at: number): boolean {
  if (has(scan, at, WORD.birth)) return !isNameOf(scan, at);
  const text = textAt(scan, at);
  if (/^b$/i.test(text))
    return (
      gapWithin(scan, at, GAP.dot | GAP.space, 2) &&
      /^o$/i.test(textAt(scan, at - 1)) &&
      /^d$/i.test(textAt(scan, at - 2))
    );
  if (/^day$/i.test(text))
    return /^b$/i.test(textAt(scan, at - 1)) && gapWithin(scan, at, GAP.dash | GAP.quote | GAP.space, 1);
  return (isDigits(scan, at + 1) || has(scan, at + 1, WORD.digit | WORD.tens)) && !isMonth(scan, at + 2);
}

/** `ne` and `née` are cues only as the French words they are: before a date or `le`. */
function isNameOf(scan: Scan, at: number): boolean {
  if (lengthAt(scan, at) > 3 || !/^n/i.test(textAt(scan, at))) return false;
  return !(isWord(scan, at + 1) && /^(?:e|le|en)$/i.test(textAt(scan, at + 1))) && !isDigits(scan, at + 1);
}
