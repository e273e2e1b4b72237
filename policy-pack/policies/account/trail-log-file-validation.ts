import type { Rule } from "../../model/rules/rule";
import { ACCOUNT_BASELINE, ACTIVITY_REVIEW, demand, TRAIL, unequal } from "../../model/services/account";

/** Only a digest shows that a log file is missing. */
export const trailLogFileValidation: Rule = {
  id: "trail-log-file-validation",
  description: "The trail signs digests of its log files.",
  level: "mandatory",
  controls: {
    ...ACTIVITY_REVIEW,
    hipaa: ["164.312(b)", "164.312(c)(1)", "164.312(c)(2)"],
    aws: ["cloud-trail-log-file-validation-enabled"],
  },
  scope: "stack",
  types: [...ACCOUNT_BASELINE, ...TRAIL],
  check(baseline, report, stack) {
    demand(baseline, report, stack, {
      what: "trail",
      types: TRAIL,
      remedy: "add an aws.cloudtrail.Trail",
      fault: ({ props }) => unequal(props, { enableLogFileValidation: true }),
    });
  },
};
