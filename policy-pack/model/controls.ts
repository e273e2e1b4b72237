import type { Rule } from "./rule";

/** The controls that a record of what happened answers to. */
export const AUDIT: Rule["controls"] = {
  hipaa: ["164.308(a)(1)(ii)(D)", "164.312(b)"],
  ferpa: ["99.32"],
  soc2: ["CC7.2"],
};

/** The controls that staying there answers to. */
export const CONTINUITY: Rule["controls"] = {
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  soc2: ["A1.2"],
};
