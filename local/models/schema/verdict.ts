import type { Problem } from "../problem";

/** What is known of a value under a schema: broken rules, and whether unknown values leave it open. */
export interface Verdict {
  problems: Problem[];
  open: boolean;
}

export const holds = (verdict: Verdict): boolean => verdict.problems.length === 0 && !verdict.open;

export const broken = (verdict: Verdict): boolean => verdict.problems.length > 0;

/** All must hold. */
export function both(verdicts: Verdict[]): Verdict {
  return { problems: verdicts.flatMap((v) => v.problems), open: verdicts.some((v) => v.open) };
}

export const HOLDS: Verdict = { problems: [], open: false };
export const OPEN: Verdict = { problems: [], open: true };
export const problem = (found: Problem): Verdict => ({ problems: [found], open: false });
