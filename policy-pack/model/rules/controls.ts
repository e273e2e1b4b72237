import type { Rule } from "./rule";

/** The controls that what services say about their own work answers to. It records no disclosure (34 CFR 99.32). */
export const AUDIT: Rule["controls"] = {
  hipaa: ["164.308(a)(1)(ii)(D)", "164.312(b)"],
  soc2: ["CC7.2"],
};

/** The controls that staying there answers to. */
export const CONTINUITY: Rule["controls"] = {
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  soc2: ["A1.2"],
};
