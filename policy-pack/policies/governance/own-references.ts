import type { Rule } from "../../model/rules/rule";
import { BOUNDARY } from "../../model/services/network";
import { referencesOf } from "../../model/stack/references";
import { PROGRAM_TYPES } from "../../model/types/program";

/** A key, a log or a bucket of another stack has another owner, other rules and another end. */
export const ownReferences: Rule = {
  id: "own-references",
  description: "What resources name as their key, role, log, target or store is made by the same stack.",
  level: "mandatory",
  controls: { ...BOUNDARY, hipaa: ["164.312(a)(1)", "164.312(a)(2)(iv)"], soc2: ["CC6.1", "CC8.1"] },
  convention: "closed-stack",
  scope: "stack",
  types: PROGRAM_TYPES,
  check(resource, report, stack) {
    for (const { property, reference, targets } of referencesOf(resource)) {
      if (stack.find(reference, targets) !== undefined) continue;
      report(
        `'${resource.name}' names '${reference}', which this stack does not make`,
        `set ${property} to a resource of this stack`,
      );
    }
  },
};
