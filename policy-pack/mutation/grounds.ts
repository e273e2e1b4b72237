import type { Controls } from "../model/rules/rule";

export { LEAST_PRIVILEGE } from "../model/access/access";
export { AUDIT } from "../model/rules/controls";
export { PROCESSING_INTEGRITY } from "../model/rules/integrity";
export { AT_REST } from "../model/services/keys";
export { BOUNDARY } from "../model/services/network";
export { DISPOSAL } from "../model/services/retention";
export { IN_TRANSIT } from "../model/services/transit";

/** What asks that data outlives faults, mistakes and the loss of a zone. */
export const CONTINGENCY: Controls = {
  hipaa: ["164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  soc2: ["A1.2"],
};

/** What asks that nobody changes or deletes a record unseen. */
export const INTEGRITY: Controls = {
  hipaa: ["164.312(c)(1)", "164.312(c)(2)"],
  ferpa: ["99.32"],
  soc2: ["PI1.5"],
};

/** What asks that somebody is told when a part fails. */
export const ALERTED: Controls = { hipaa: ["164.308(a)(6)(ii)"], soc2: ["CC7.2", "CC7.3"] };

/** What asks that known weaknesses are closed. */
export const PATCHED: Controls = { hipaa: ["164.308(a)(5)(ii)(B)"], soc2: ["CC7.1"] };

/** What asks for names by which data is found and classed. */
export const CLASSED: Controls = {
  hipaa: ["164.310(d)(1)"],
  ferpa: ["99.3"],
  coppa: ["312.10"],
  soc2: ["C1.1"],
};
