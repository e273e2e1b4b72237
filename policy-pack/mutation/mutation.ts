import type { Controls } from "../model/rules/rule";
import type { PlannedResource } from "../plan";

/** A plan as mutations see it. */
export interface Plan {
  readonly resources: readonly PlannedResource[];
  /** Account and region the stack deploys to. */
  readonly account: string;
  readonly region: string;
}

/** One resource of a plan changed, taken away or added; nothing else differs. */
export type Change =
  | { readonly kind: "replace"; readonly from: PlannedResource; readonly to: PlannedResource }
  | { readonly kind: "remove"; readonly from: PlannedResource }
  | { readonly kind: "add"; readonly to: PlannedResource };

/** A plan with one thing broken. */
export interface Mutant {
  /** What was done, to follow the property: "absent", "to false", "of another account". */
  readonly how: string;
  readonly change: Change;
}

/** A way to break resources of some types, once per resource and per place in it. */
export interface Mutation {
  readonly types: readonly string[];
  /** The property that is broken, as the provider spells it: `rules[].expiration.days`. */
  readonly property: string;
  /** What asks for the property. A mutation that cites a control is mandatory: a rule has to catch it. */
  readonly controls?: Controls;
  /** Why a mutant may survive; only where no control asks for the property. */
  readonly accepted?: string;
  /** Why it makes no mutant: nothing is opened, lost or hidden by another value. */
  readonly reason?: string;
  mutants(resource: PlannedResource, plan: Plan): Iterable<Mutant>;
}

/** `Bucket` of `aws:s3/bucket:Bucket`, and `rds.Instance` for what the file alone does not tell apart. */
export function shortType(type: string): string {
  const [provider = "", module = "", name = ""] = type.split(":");
  return provider === "aws"
    ? `${module.split("/")[0]}.${name}`
    : `${provider}:${module}${name && `:${name}`}`;
}

/** Name of a mutation in reports, unique within the catalogue together with how it breaks. */
export function mutationName(type: string, property: string): string {
  return `${shortType(type)} ${property}`;
}
