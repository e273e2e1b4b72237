import type { Rule } from "../../model/rules/rule";
import { isProduction } from "../../model/stack/tags";
import { KEY } from "../../model/types/types";

/** A deleted key takes all its data with it: time to notice has to be the longest AWS offers in production. */
export const kmsDeletionWindow: Rule = {
  id: "kms-deletion-window",
  description: "Deleting a KMS key takes effect after at least 7 days, in production after 30.",
  level: "mandatory",
  controls: {
    hipaa: ["164.310(d)(2)(i)", "164.308(a)(7)(ii)(A)"],
    soc2: ["A1.2", "CC6.5"],
    aws: ["kms-cmk-not-scheduled-for-deletion"],
  },
  scope: "resource",
  types: KEY,
  check(key, report) {
    const days = key.props["deletionWindowInDays"] ?? 30;
    const least = isProduction(key) ? 30 : 7;
    if (days >= least) return;
    report(
      `Key '${key.name}' can be destroyed after ${days} days`,
      `set deletionWindowInDays to ${least} or more`,
    );
  },
  remediation: {
    types: KEY,
    patch(key) {
      const least = isProduction(key) ? 30 : 7;
      return (key.props["deletionWindowInDays"] ?? 30) < least ? { deletionWindowInDays: least } : undefined;
    },
  },
};
