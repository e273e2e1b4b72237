import { KIND, WORD } from "../scan/flags";
import type { Scan } from "../scan/scan";
import { bitsAt, endAt, kindAt, startAt, textAt } from "../scan/tokens";
import type { Finding, PiiType } from "../types";

/**
 * What detectors share while the tokens of a text are gone through once from left to right: the last cue of each kind
 * and what was found.
 *
 * Two rules make redaction idempotent by design, as every finding becomes a barrier of the next pass: a condition that
 * makes a value likelier is never looked for across a barrier, and one that speaks against a value holds next to a
 * barrier. So putting barriers into a text can only take findings away, and those left had been found before.
 */
export interface Context {
  scan: Scan;
  found: Finding[];
  /** Per bit of `WORD`: the token of the last cue, 0 for none since the last barrier. */
  cues: Int32Array;
  /** Where the last web address ends, characters. */
  urlEnd: number;
}

/** Readings that are remembered for the words after them. */
const REMEMBERED =
  WORD.phone |
  WORD.ssn |
  WORD.card |
  WORD.address |
  WORD.owner |
  WORD.impersonal |
  WORD.place |
  WORD.mail |
  WORD.birth |
  WORD.studentId |
  WORD.plate |
  WORD.plan |
  WORD.record |
  WORD.passport |
  WORD.login;

/** Words between one that speaks against a personal value and the number. */
const NUMBER_SIGN = /^(?:number|no|num|nr|id|is|was|of|key)$/i;

export function createContext(scan: Scan): Context {
  return { scan, found: [], cues: new Int32Array(32), urlEnd: 0 };
}

export function add({ found }: Context, type: PiiType, start: number, end: number): void {
  found.push({ type, start, end });
}

/** Remembers the cues a token is. */
export function remember({ scan, cues }: Context, at: number): void {
  if (kindAt(scan, at) === KIND.barrier) {
    cues.fill(0);
    return;
  }
  let bits = bitsAt(scan, at) & REMEMBERED;
  while (bits !== 0) {
    const bit = 31 - Math.clz32(bits);
    cues[bit] = at;
    bits &= ~(1 << bit);
  }
}

/** Whether a cue stands at most `reach` characters before a token, with no barrier between. */
export function cued({ scan, cues }: Context, at: number, flag: number, reach: number): boolean {
  const cue = cues[31 - Math.clz32(flag)] as number;
  return cue > 0 && cue < at && startAt(scan, at) - endAt(scan, cue) <= reach;
}

/** Whether a word that speaks against personal values, or a barrier, stands right before a token. */
export function impersonalBefore(scan: Scan, at: number): boolean {
  if (kindAt(scan, at) === KIND.none) return false;
  const before = at - 1;
  if (kindAt(scan, before) === KIND.barrier) return true;
  if (bitsAt(scan, before) & WORD.impersonal) return true;
  if (/[$=€£]/.test(scan.text[startAt(scan, at) - 1] ?? "")) return true;
  if (!NUMBER_SIGN.test(textAt(scan, before))) return false;
  return kindAt(scan, before - 1) === KIND.barrier || (bitsAt(scan, before - 1) & WORD.impersonal) !== 0;
}
