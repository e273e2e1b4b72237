import type { Rule } from "../../model/rules/rule";
import { ACCOUNT_BASELINE, demand, PASSWORD_POLICY } from "../../model/services/account";

const KINDS = ["Lowercase", "Uppercase"].map((kind) => `require${kind}Characters`);
const REQUIRED = [...KINDS, "requireNumbers", "requireSymbols"];

/** Least and most as AWS's conformance pack states them. */
const LEAST = { minimumPasswordLength: 14, passwordReusePrevention: 24 };
const MOST_DAYS = 90;

/** A user somebody makes in a hurry gets the password the account lets through. */
export const passwordPolicy: Rule = {
  id: "password-policy",
  description: "Passwords of the account are long, mixed, new, and changed in time.",
  level: "mandatory",
  controls: {
    hipaa: ["164.308(a)(4)(ii)(B)", "164.308(a)(5)(ii)(D)", "164.312(d)"],
    coppa: ["312.8"],
    soc2: ["CC6.1"],
    aws: ["iam-password-policy"],
  },
  scope: "stack",
  types: [...ACCOUNT_BASELINE, ...PASSWORD_POLICY],
  check(baseline, report, stack) {
    demand(baseline, report, stack, {
      what: "password policy",
      types: PASSWORD_POLICY,
      remedy: "add an aws.iam.AccountPasswordPolicy",
      fault: ({ props }) => {
        const absent = REQUIRED.find((property) => props[property] !== true);
        if (absent) return [`has ${absent} ${props[absent] ?? "not set"}`, `set ${absent} to true`];
        const low = Object.entries(LEAST).find(([property, least]) => !(Number(props[property]) >= least));
        if (low)
          return [`has ${low[0]} ${props[low[0]] ?? "not set"}`, `set ${low[0]} to at least ${low[1]}`];
        const days = Number(props["maxPasswordAge"] ?? 0);
        if (days > 0 && days <= MOST_DAYS) return undefined;
        return [`has maxPasswordAge ${days || "not set"}`, `set maxPasswordAge to at most ${MOST_DAYS}`];
      },
    });
  },
};
