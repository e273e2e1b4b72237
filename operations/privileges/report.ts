import type { PlannedResource } from "../../policy-pack/plan";
import { type Comparison, compare } from "./compare";
import { admittedBy, grantedTo, type Right } from "./grants";
import { JUSTIFIED, type Justification } from "./justified";
import { keyRights } from "./keys";

/**
 * The rights of all roles in a plan, and those that the policies of its keys and other resources grant, against their
 * use. A policy that lets the account's roles at a key is used where a role needs that right of its own.
 */
export function privilegesOf(
  plan: readonly PlannedResource[],
  used: readonly Right[],
  justifications: readonly Justification[] = JUSTIFIED,
): Comparison {
  const roles = grantedTo(plan);
  const admitted = admittedBy(plan);
  const needed = (right: Right) => admittedFor(admitted, right);
  const implied = keyRights(plan);
  return compare({
    granted: [...roles, ...admitted],
    used,
    justifications,
    implies: (right) => {
      const rights = implied(right);
      return [...rights, ...rights.flatMap(needed), ...needed(right)];
    },
  });
}

/** The statements of a key's policy without which a role's right on the key would be worth nothing. */
function admittedFor(admitted: readonly Right[], { action, resource }: Right): Right[] {
  return admitted.filter(
    (one) => one.resource === "account" && one.action === action && one.holder.startsWith(`${resource}#`),
  );
}
