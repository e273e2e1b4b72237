import type { Level } from "../model/rules/rule";
import type { PlannedResource } from "../plan";
import type { Baseline } from "./baseline";
import type { Mutant, Mutation, Plan } from "./mutation";

/** What became of one mutant. */
export interface Outcome {
  mutation: Mutation;
  type: string;
  /** Name of the resource. */
  name: string;
  how: string;
  /** Rules that found it, by their mandatory violations. */
  caughtBy: readonly string[];
  /** No rule decided against it; one only could not read it any more. */
  undecided: boolean;
}

/** Every mutant that a catalogue makes of a plan, in the order of the resources, then of the catalogue. */
export function* mutantsOf(
  resources: readonly PlannedResource[],
  catalogue: readonly Mutation[],
): Generator<{ resource: PlannedResource; mutation: Mutation; mutant: Mutant }> {
  const plan = planOf(resources);
  const byType = new Map<string, Mutation[]>();
  for (const mutation of catalogue)
    for (const type of mutation.types) byType.set(type, [...(byType.get(type) ?? []), mutation]);
  for (const resource of resources)
    for (const mutation of byType.get(resource.type) ?? [])
      for (const mutant of mutation.mutants(resource, plan)) yield { resource, mutation, mutant };
}

/** Judges every mutant of a plan that was judged as it is, one after the other; or every nth of them. */
export function* judgeMutants(
  baseline: Baseline,
  resources: readonly PlannedResource[],
  catalogue: readonly Mutation[],
  nth = 1,
): Generator<Outcome> {
  let count = 0;
  for (const { resource, mutation, mutant } of mutantsOf(resources, catalogue)) {
    if (count++ % nth !== 0) continue;
    const found = baseline.judge(mutant.change).filter(blocks);
    yield {
      mutation,
      type: resource.type,
      name: resource.name,
      how: mutant.how,
      caughtBy: [...new Set(found.map(({ rule }) => rule))],
      undecided: found.length > 0 && found.every(({ message }) => message.startsWith("UNDECIDED")),
    };
  }
}

/** Whether a violation blocks a deployment, and so catches a mutant. */
export function blocks({ level }: { level: Level }): boolean {
  return level === "mandatory";
}

/** Account and region out of the settings of the provider that deploys most of the plan. */
export function planOf(resources: readonly PlannedResource[]): Plan {
  const used = new Map<string, number>();
  for (const { provider = "" } of resources) used.set(provider, (used.get(provider) ?? 0) + 1);
  const [main] = resources
    .filter(({ type }) => type === "pulumi:providers:aws")
    .sort((one, other) => (used.get(other.urn) ?? 0) - (used.get(one.urn) ?? 0));
  const account = /\d{12}/.exec(String(main?.props["allowedAccountIds"] ?? ""))?.[0];
  const region = main?.props["region"];
  if (!account || typeof region !== "string")
    throw new Error("the plan has no AWS provider that names account and region");
  return { resources, account, region };
}
