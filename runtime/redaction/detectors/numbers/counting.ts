import type { Group } from "./runs";

/** Digits in counting order, up or down, are no personal number; `slips` steps may be others. */
export function counting(digits: string, slips = 1): boolean {
  let up = 0;
  let down = 0;
  for (let at = 1; at < digits.length; at++) {
    const step = (digits.charCodeAt(at) - digits.charCodeAt(at - 1) + 10) % 10;
    if (step === 1) up++;
    if (step === 9) down++;
  }
  return Math.max(up, down) >= digits.length - 1 - slips;
}

/** `one two three …`: numbers that are counted, each one more or less than the one before, all but two. */
export function countedGroups(run: readonly Group[]): boolean {
  let steps = 0;
  for (let at = 1; at < run.length; at++) {
    const step = Number((run[at] as Group).digits) - Number((run[at - 1] as Group).digits);
    if (Math.abs(step) === 1) steps++;
  }
  return run.length > 4 && steps >= run.length - 3;
}
