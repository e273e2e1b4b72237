import type { Rule } from "../../model/rules/rule";
import { ACCOUNT_BASELINE, ACTIVITY_REVIEW, demand, TRAIL } from "../../model/services/account";
import { KEY } from "../../model/types/types";

/** Who may read the trail is decided at its key, apart from who may read the bucket. */
export const trailCustomerKey: Rule = {
  id: "trail-customer-key",
  description: "The trail is encrypted with a customer key of the stack.",
  level: "mandatory",
  controls: {
    ...ACTIVITY_REVIEW,
    hipaa: ["164.312(a)(2)(iv)", "164.312(b)"],
    aws: ["cloud-trail-encryption-enabled"],
  },
  scope: "stack",
  types: [...ACCOUNT_BASELINE, ...TRAIL],
  check(baseline, report, stack) {
    demand(baseline, report, stack, {
      what: "trail",
      types: TRAIL,
      remedy: "add an aws.cloudtrail.Trail",
      fault: ({ props }) =>
        stack.find(props["kmsKeyId"], KEY)
          ? undefined
          : ["is not encrypted with a customer key", "set kmsKeyId to a KMS key of this stack"],
    });
  },
};
