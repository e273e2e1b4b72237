import type { Rule } from "../../model/rules/rule";
import { GLUE_JOB, GLUE_SECURITY } from "../../model/services/analytics";
import { AT_REST } from "../../model/services/keys";

/** A job writes temporary files, bookmarks and logs beside its result: only a security configuration encrypts them. */
export const glueSecurityConfiguration: Rule = {
  id: "glue-security-configuration",
  description: "Glue jobs and crawlers name a security configuration of this stack.",
  level: "mandatory",
  controls: AT_REST,
  scope: "stack",
  types: GLUE_JOB,
  check(job, report, stack) {
    const named = job.props["securityConfiguration"];
    if (stack.find(named, GLUE_SECURITY)) return;
    report(
      `Glue job '${job.name}' has ${named ? `'${named}', which this stack does not make` : "no security configuration"}`,
      "set securityConfiguration to the name of a SecurityConfiguration of this stack",
    );
  },
};
