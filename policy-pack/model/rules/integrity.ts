import type { Rule } from "./rule";

/** The controls that losing no record answers to. */
export const PROCESSING_INTEGRITY: Rule["controls"] = {
  hipaa: ["164.312(c)(1)"],
  ferpa: ["99.32"],
  soc2: ["PI1.3", "CC7.3"],
};
