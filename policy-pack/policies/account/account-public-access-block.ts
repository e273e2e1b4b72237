import type { Rule } from "../../model/rules/rule";
import { ACCOUNT_BASELINE, ACCOUNT_PUBLIC_ACCESS, demand, unequal } from "../../model/services/account";

const ALL = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

/** A bucket made by hand has no block of its own to forget. */
export const accountPublicAccessBlock: Rule = {
  id: "account-public-access-block",
  description: "No bucket of the account can be made public.",
  level: "mandatory",
  controls: {
    hipaa: ["164.308(a)(3)(i)", "164.312(a)(1)", "164.312(e)(1)"],
    ferpa: ["99.30", "99.31(a)(1)(ii)"],
    coppa: ["312.8"],
    soc2: ["CC6.1", "CC6.6"],
    aws: ["s3-account-level-public-access-blocks-periodic"],
  },
  scope: "stack",
  types: [...ACCOUNT_BASELINE, ...ACCOUNT_PUBLIC_ACCESS],
  check(baseline, report, stack) {
    demand(baseline, report, stack, {
      what: "block of public access",
      types: ACCOUNT_PUBLIC_ACCESS,
      remedy: "add an aws.s3.AccountPublicAccessBlock",
      fault: ({ props }) => unequal(props, ALL),
    });
  },
};
