import { KIND } from "./flags";
import { numberOf, shadeOf } from "./lexicon";
import type { Scan } from "./scan";

/** Short ways to look at a token. */
export const kindAt = (scan: Scan, at: number): number => scan.kind[at] as number;
export const startAt = (scan: Scan, at: number): number => scan.start[at] as number;
export const endAt = (scan: Scan, at: number): number => scan.end[at] as number;
export const bitsAt = (scan: Scan, at: number): number => scan.bits[at] as number;
export const gapAt = (scan: Scan, at: number): number => scan.gap[at] as number;
export const lengthAt = (scan: Scan, at: number): number => endAt(scan, at) - startAt(scan, at);
/** Characters between the token before and this one. */
export const distanceAt = (scan: Scan, at: number): number => startAt(scan, at) - endAt(scan, at - 1);
export const textAt = (scan: Scan, at: number): string => scan.text.slice(startAt(scan, at), endAt(scan, at));

/** The number a word of the lexicon stands for. */
export function valueAt(scan: Scan, at: number): number {
  const entry = scan.entry[at] as number;
  return entry < 0 ? 0 : (numberOf[entry] as number);
}

export function shadeAt(scan: Scan, at: number): number {
  const entry = scan.entry[at] as number;
  return entry < 0 ? 0 : (shadeOf[entry] as number);
}

export const isWord = (scan: Scan, at: number): boolean => scan.kind[at] === KIND.word;
export const isDigits = (scan: Scan, at: number): boolean => scan.kind[at] === KIND.digits;
export const isBarrier = (scan: Scan, at: number): boolean => scan.kind[at] === KIND.barrier;
export const has = (scan: Scan, at: number, flags: number): boolean =>
  ((scan.bits[at] as number) & flags) !== 0;
/** Whether nothing stands between the token before and this one. */
export const glued = (scan: Scan, at: number): boolean => startAt(scan, at) === endAt(scan, at - 1);

/** Whether at most `most` characters stand between the token before and this one, all of the kinds given. */
export function gapWithin(scan: Scan, at: number, kinds: number, most: number): boolean {
  return ((scan.gap[at] as number) & ~kinds) === 0 && distanceAt(scan, at) <= most;
}

/** Whether a word begins with a capital letter, or is of a script without case. */
export function capital(scan: Scan, at: number): boolean {
  const first = scan.text[startAt(scan, at)] as string;
  return first !== undefined && first === first.toUpperCase();
}

/** The number written in digits; of at most 15 of them. */
export function numberAt(scan: Scan, at: number): number {
  let value = 0;
  const end = Math.min(endAt(scan, at), startAt(scan, at) + 15);
  for (let place = startAt(scan, at); place < end; place++)
    value = 10 * value + scan.text.charCodeAt(place) - 48;
  return value;
}
