import type { DataClass, RetentionRule } from "../../../contracts/retention";
import { RETENTION } from "../../../contracts/retention";
import type { Resource, Stack } from "../../../policy-pack/model/stack/stack";
import { dataClassOf } from "../../../policy-pack/model/stack/tags";
import type { Copy } from "../copy";

/** Reads from a resource's own settings which copies it keeps, and for how long. */
export type Reader = (resource: Resource, stack: Stack) => Copy[];

/** A resource that does not say what it holds, or holds what the manifest gives no such place. */
export class UnknownHolding extends Error {
  override name = "UnknownHolding";
}

/** The class of the resource's `Retention` tag. */
export function classOf(resource: Resource): DataClass {
  const dataClass = dataClassOf(resource);
  if (dataClass) return dataClass;
  throw new UnknownHolding(
    `'${resource.name}' (${resource.type}) holds data but has no tag Retention with a class of contracts/retention`,
  );
}

export function ruleOf(dataClass: DataClass): RetentionRule {
  return RETENTION[dataClass];
}

/** Classes that live in stores of one kind, such as all that have rows. */
export function classesWith(place: keyof RetentionRule): DataClass[] {
  return (Object.keys(RETENTION) as DataClass[]).filter((name) => ruleOf(name)[place] !== undefined);
}

/** The days the manifest states for a class in one kind of place. */
export function stated(dataClass: DataClass, place: "tableTtl" | "rowDays" | "indexDays" | "documentDays") {
  const days = ruleOf(dataClass)[place];
  if (days !== undefined) return days;
  throw new UnknownHolding(
    `contracts/retention states no ${place} for '${dataClass}', which lives in such a place`,
  );
}

/** The one copy of a store that only keeps things for a time. */
export function plain(
  resource: Resource,
  service: string,
  dataClass: DataClass,
  until: number | "never",
): Copy {
  return { dataClass, kind: "store", resource: resource.name, service, from: 0, until, moves: [] };
}

/** A further copy that can bring the data of another one back for some days after its end. */
export function after(copy: Copy, kind: Copy["kind"], days: number): Copy {
  const until = copy.until === "never" ? copy.until : copy.until + days;
  return { ...copy, kind, until, moves: [] };
}
