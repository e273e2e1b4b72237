import type { Right } from "./grants";
import type { Justification } from "./justified";

/** What a role is granted, and what it did with that. */
export interface RoleRights {
  role: string;
  used: Right[];
  /** Granted, not used, and said why that is needed. */
  justified: { right: Right; reason: string }[];
  /** Granted, not used, and nobody said why. */
  unjustified: Right[];
}

export interface Comparison {
  roles: RoleRights[];
  /** Reasons that excuse nothing any more. */
  idle: Justification[];
}

/** Compares what roles may do with what they did. */
export function compare(
  granted: readonly Right[],
  used: readonly Right[],
  justifications: readonly Justification[],
): Comparison {
  const needed = new Set<Justification>();
  const roles = new Map<string, RoleRights>();
  for (const right of granted) {
    const { role } = right;
    const rights = roles.get(role) ?? { role, used: [], justified: [], unjustified: [] };
    roles.set(role, rights);
    if (used.some((use) => covers(right, use))) {
      rights.used.push(right);
      continue;
    }
    const justification = justifications.find((one) => excuses(one, right));
    if (justification === undefined) rights.unjustified.push(right);
    else {
      needed.add(justification);
      rights.justified.push({ right, reason: justification.reason });
    }
  }
  return {
    roles: [...roles.values()].sort((one, other) => (one.role < other.role ? -1 : 1)),
    idle: justifications.filter((one) => !needed.has(one)),
  };
}

function excuses({ role, actions, resource }: Justification, right: Right): boolean {
  return role.test(right.role) && actions.test(right.action) && (resource?.test(right.resource) ?? true);
}

/** IAM compares actions without regard to case; a star in a granted resource stands for anything. */
function covers(granted: Right, used: Right): boolean {
  if (granted.role !== used.role || granted.action.toLowerCase() !== used.action.toLowerCase()) return false;
  // Of the objects of a bucket only the bucket is known.
  if (used.resource.startsWith("arn:aws:s3:::") && used.resource.endsWith("/*"))
    return granted.resource.startsWith(used.resource.slice(0, -1));
  const pattern = granted.resource.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${pattern}$`).test(used.resource);
}
