import type { Rule } from "../rules/rule";

/** The controls that a stated end of data answers to. */
export const DISPOSAL: Rule["controls"] = {
  hipaa: ["164.310(d)(2)(i)"],
  ferpa: ["99.35(b)"],
  coppa: ["312.10"],
  soc2: ["CC6.5", "C1.2", "P4.2", "P4.3"],
};

const DAYS_A_YEAR = 365;

/** Days of an Object Lock default retention, which states days or years; 0 where there is none. */
export function lockDays(retention: { days?: number; years?: number } | undefined): number {
  return retention?.days ?? (retention?.years ?? 0) * DAYS_A_YEAR;
}
