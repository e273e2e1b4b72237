import { cuedBefore } from "./cue";
import type { Group, GroupMatcher } from "./digit-runs";

const CUE = /\b(?:ssn|social|soc sec)/i;
const LAST_FOUR_CUE =
  /\blast (?:four|4)\b.{0,40}\b(?:ssn|social)|\b(?:ssn|social)\b.{0,40}\blast (?:four|4)\b/is;
const NINE = 9;

/**
 * Social security numbers: 3-2-4 digits as they stand, other ways to write nine digits and the last four only after a
 * word that says what they are.
 */
export const matchSsn: GroupMatcher = (run, at, text) => {
  const [a, b, c] = run.slice(at, at + 3);
  if (a && b && c && lengths(a, b, c) === "3,2,4" && b.gap && c.gap && !c.gap.includes("(")) {
    return run[at + 3]?.gap === "-" ? 0 : 3;
  }
  const first = run[at];
  if (!first || !cuedBefore(text, first.start, CUE)) return 0;
  const nine = groupsOf(run, at, NINE);
  if (nine > 0) return nine;
  return first.digits.length === 4 && cuedBefore(text, first.start, LAST_FOUR_CUE, 60) ? 1 : 0;
};

/** How many groups from `at` hold exactly `digits` digits together, 0 if no number of groups does. */
export function groupsOf(run: readonly Group[], at: number, digits: number): number {
  let total = 0;
  for (let next = at; next < run.length && total < digits; next++) {
    total += run[next]?.digits.length ?? 0;
    if (total === digits) return next - at + 1;
  }
  return 0;
}

export function lengths(...groups: readonly Group[]): string {
  return groups.map(({ digits }) => digits.length).join(",");
}
