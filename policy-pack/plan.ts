import type { Resource } from "./model/stack/stack";
import { guarded } from "./model/stack/unknown";

/** One line of a plan file: a resource as the pack sees it. Only the first four are required. */
export interface PlannedResource {
  urn: string;
  type: string;
  name: string;
  /** Inputs after the provider's check. */
  props: Record<string, unknown>;
  /** What the provider adds to the inputs: ids, ARNs, computed names. Stack rules relate resources by them. */
  outputs?: Record<string, unknown>;
  /** Whether the engine refuses to delete it; not judged where absent. */
  protect?: boolean;
  /** URN of the provider; its own line holds the settings. */
  provider?: string;
  propertyDependencies?: Record<string, string[]>;
}

/** A line of a plan that is not a resource; names the line, counted from 1. */
export class PlanError extends Error {
  override name = "PlanError";
}

/** Reads a plan: one JSON object a line; empty lines are allowed. */
export function parsePlan(text: string): PlannedResource[] {
  return text.split("\n").flatMap((line, index) => (line.trim() === "" ? [] : [parseLine(line, index + 1)]));
}

function parseLine(line: string, number: number): PlannedResource {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new PlanError(`line ${number} is not JSON (${(error as Error).message})`);
  }
  if (!isRecord(value)) throw new PlanError(`line ${number} is not an object`);
  for (const key of ["urn", "type", "name"]) {
    if (typeof value[key] !== "string" || value[key] === "") {
      throw new PlanError(`line ${number} has no ${key}: it has to be a text that is not empty`);
    }
  }
  if (!isRecord(value["props"])) throw new PlanError(`line ${number} has no props: it has to be an object`);
  for (const key of ["outputs", "propertyDependencies"]) {
    if (value[key] !== undefined && !isRecord(value[key])) {
      throw new PlanError(`line ${number} has ${key} that is no object`);
    }
  }
  return value as unknown as PlannedResource;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The resources as the engine shows them to resource rules: inputs only. */
export function asInputs(plan: readonly PlannedResource[]): Resource[] {
  return toResources(plan, ({ props }) => props);
}

/** The resources as the engine shows them to stack rules: inputs and computed outputs. */
export function asOutputs(plan: readonly PlannedResource[]): Resource[] {
  return toResources(plan, ({ props, outputs }) => ({ ...outputs, ...props }));
}

function toResources(
  plan: readonly PlannedResource[],
  read: (resource: PlannedResource) => Record<string, unknown>,
): Resource[] {
  const providers = new Map(
    plan
      .filter(({ type }) => type.startsWith("pulumi:providers:"))
      .map((provider) => [
        provider.urn,
        { urn: provider.urn, props: guarded(provider.props, provider.name) },
      ]),
  );
  return plan.map((resource) => {
    const provider = resource.provider === undefined ? undefined : providers.get(resource.provider);
    return {
      urn: resource.urn,
      type: resource.type,
      name: resource.name,
      props: guarded(read(resource), resource.name),
      // A line that does not say is not judged: protection is an option, no property.
      protect: resource.protect ?? true,
      ...(provider && { provider }),
      ...(resource.propertyDependencies && { propertyDependencies: resource.propertyDependencies }),
    };
  });
}
