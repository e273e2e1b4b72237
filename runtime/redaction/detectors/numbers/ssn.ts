import { GAP, WORD } from "../../scan/flags";
import { capital, has, isBarrier, isDigits, isWord, textAt } from "../../scan/tokens";
import { type Context, cued, impersonalBefore } from "../context";
import { counting } from "./counting";
import { type Group, groupsOf, joined } from "./runs";

const NINE = 9;
const REACH = 44;
const LAST_REACH = 64;
const SEPARATORS = GAP.space | GAP.dash | GAP.dot | GAP.slash | GAP.underscore;

/**
 * Social security numbers: 3-2-4 digits as they stand, other ways to write nine digits and the last four only after a
 * word that says what they are. Nine digits said one by one are one unless they are counted.
 */
export function matchSsn(context: Context, run: readonly Group[], at: number): number {
  const first = run[at] as Group;
  if (first.digits.length > NINE) return 0;
  const cue = cued(context, first.first, WORD.ssn, REACH);
  if (shaped(context, run, at, cue)) return 3;
  const nine = groupsOf(run, at, NINE);
  if (nine > 0 && cue) return nine;
  if (nine > 0 && spelled(context, run, at, nine)) return nine;
  if (first.digits.length === 4 && masked(context, first)) return 1;
  const four = cued(context, first.first, WORD.ssn, LAST_REACH) ? groupsOf(run, at, 4) : 0;
  return four > 0 && lastFour(context, first.first) ? four : 0;
}

/** 3-2-4 digits with separators between, that are no part of a longer row. */
function shaped({ scan }: Context, run: readonly Group[], at: number, cue: boolean): boolean {
  const [a, b, c] = [run[at] as Group, run[at + 1], run[at + 2]];
  if (!b || !c || a.digits.length !== 3 || b.digits.length !== 2 || c.digits.length !== 4) return false;
  if (a.word || b.word || c.word || b.distance === 0 || c.distance === 0) return false;
  if (((b.gap | c.gap) & ~SEPARATORS) !== 0 || (b.gap !== c.gap && !cue)) return false;
  const after = c.last + 1;
  const goesOn = isDigits(scan, after) || isBarrier(scan, after);
  if (goesOn && scan.gap[after] === GAP.dash) return false;
  const before = a.first - 1;
  const longer =
    (isDigits(scan, before) || isBarrier(scan, before)) && (a.gap === GAP.dash || a.gap === GAP.dot);
  return cue || !(longer || scan.text[a.start - 1] === "$");
}

/** Nine digits in words and nothing but them. */
function spelled({ scan }: Context, run: readonly Group[], at: number, nine: number): boolean {
  for (let next = at; next < at + nine; next++) if (!(run[next] as Group).word) return false;
  const first = run[at] as Group;
  if (
    at > 0 ||
    run.length > nine ||
    isBarrier(scan, first.first - 1) ||
    has(scan, first.first - 1, WORD.dot)
  ) {
    return false;
  }
  const digits = joined(run, at, nine);
  return !impersonalBefore(scan, first.first) && !counting(digits) && !capitalMix(scan, run, at, nine);
}

/** Titles such as `Ocean's Eleven One` have capitals in the middle of the row only where words are names. */
function capitalMix(scan: Context["scan"], run: readonly Group[], at: number, nine: number): boolean {
  let capitals = 0;
  for (let next = at; next < at + nine; next++) if (capital(scan, (run[next] as Group).first)) capitals++;
  return capitals > 1 && capitals < nine;
}

/** `XXX-XX-` before the last four. */
function masked({ scan }: Context, { start }: Group): boolean {
  return /[x*•#]{3}[- ]?[x*•#]{2}[- ]?$/i.test(scan.text.slice(Math.max(0, start - 8), start));
}

/** `last four`, `last 4`, `ends in`, `ending in` shortly before. */
function lastFour({ scan }: Context, at: number): boolean {
  for (let before = at - 1; before > 0 && before > at - 14; before--) {
    if (isBarrier(scan, before)) return false;
    if (isWord(scan, before) && /^(?:last|final|ends?|ending)$/i.test(textAt(scan, before))) return true;
  }
  return false;
}
