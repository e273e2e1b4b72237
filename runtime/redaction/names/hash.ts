import { FOLDED, KIND, KINDS } from "./characters";

export const HASH_START = 0x811c9dc5;

/** Takes one more unit into a running hash. */
export function addUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Spreads a running hash over all 32 bits. */
export function spread(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x7feb352d);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}

/** The unit as it counts in a word's hash: without case and accent; nothing (0) for marks and apostrophes. */
export function foldedUnit(unit: number): number {
  if (unit < FOLDED.length)
    return (KINDS[unit] as number) < KIND.lower
      ? 0
      : KINDS[unit] === KIND.mark
        ? 0
        : (FOLDED[unit] as number);
  return KINDS[unit] === KIND.mark ? 0 : unit;
}

/** The hash the tokeniser gives a word. */
export function hashWord(word: string): number {
  let hash = HASH_START;
  for (let at = 0; at < word.length; at++) {
    const unit = foldedUnit(word.charCodeAt(at));
    if (unit !== 0) hash = addUnit(hash, unit);
  }
  return spread(hash);
}
