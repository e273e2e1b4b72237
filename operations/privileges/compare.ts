import type { Right } from "./grants";
import type { Justification } from "./justified";

/** What a role or a resource's policy grants, and what came of that. */
export interface Holding {
  holder: string;
  used: Right[];
  /** Rights on keys that come with what was used. */
  implied: Right[];
  /** Granted, not used, and said why that is needed. */
  justified: { right: Right; reason: string }[];
  /** Granted, not used, and nobody said why. */
  unjustified: Right[];
}

export interface Comparison {
  holdings: Holding[];
  /** Reasons that excuse nothing any more. */
  idle: Justification[];
}

export interface Compared {
  granted: readonly Right[];
  used: readonly Right[];
  justifications: readonly Justification[];
  /** What a right brings with it. @default nothing */
  implies?: (right: Right) => readonly Right[];
}

/** IAM compares actions without regard to case. */
const idOf = ({ holder, action, resource }: Right): string =>
  JSON.stringify([holder, action.toLowerCase(), resource]);

/** Compares what is granted with what was used of it. */
export function compare({ granted, used, justifications, implies = () => [] }: Compared): Comparison {
  const uses = new Set(used.map(idOf));
  const needed = new Set<Justification>();
  const isUsed = (right: Right) => uses.has(idOf(right));
  const excuseOf = (right: Right) => justifications.find((one) => excuses(one, right));

  const withUse = new Set(granted.filter(isUsed).flatMap(implies).map(idOf));
  const withReason = new Map<string, Justification>();
  for (const right of granted) {
    const excuse = isUsed(right) ? undefined : excuseOf(right);
    if (excuse) for (const each of implies(right)) withReason.set(idOf(each), excuse);
  }

  const holdings = new Map<string, Holding>();
  for (const right of granted) {
    const { holder } = right;
    const holding = holdings.get(holder) ?? { holder, used: [], implied: [], justified: [], unjustified: [] };
    holdings.set(holder, holding);
    const justification = withReason.get(idOf(right)) ?? excuseOf(right);
    if (isUsed(right)) holding.used.push(right);
    else if (withUse.has(idOf(right))) holding.implied.push(right);
    else if (justification === undefined) holding.unjustified.push(right);
    else {
      needed.add(justification);
      holding.justified.push({ right, reason: justification.reason });
    }
  }
  return {
    holdings: [...holdings.values()].sort((one, other) => (one.holder < other.holder ? -1 : 1)),
    idle: justifications.filter((one) => !needed.has(one)),
  };
}

function excuses({ holder, actions, resource }: Justification, right: Right): boolean {
  return holder.test(right.holder) && actions.test(right.action) && (resource?.test(right.resource) ?? true);
}
