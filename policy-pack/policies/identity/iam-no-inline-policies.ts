import { LEAST_PRIVILEGE } from "../../model/access/access";
import type { Rule } from "../../model/rules/rule";
import { INLINE_POLICY, ROLE } from "../../model/types/types";

/** A policy of its own can be read, versioned and found by whom it is attached to; one inside a role is seen there only. */
export const iamNoInlinePolicies: Rule = {
  id: "iam-no-inline-policies",
  description: "Identity policies are resources of their own.",
  level: "mandatory",
  controls: { ...LEAST_PRIVILEGE, aws: ["iam-no-inline-policy-check"] },
  scope: "resource",
  types: [...INLINE_POLICY, ...ROLE],
  check({ name, type, props }, report) {
    const inside = (props["inlinePolicies"] ?? []) as { policy?: unknown }[];
    if ((ROLE as readonly string[]).includes(type) && !inside.some(({ policy }) => policy)) return;
    report(
      `'${name}' is a policy inside of somebody`,
      "make it an aws.iam.Policy and attach it with a RolePolicyAttachment",
    );
  },
};
