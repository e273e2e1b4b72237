import { UndecidedError } from "./unknown";

/** Properties of a resource of any provider type. */
// biome-ignore lint/suspicious/noExplicitAny: the shape depends on the type token, which is data here
export type Props = Record<string, any>;

/** One resource as rules see it. */
export interface Resource {
  urn: string;
  type: string;
  name: string;
  /** Inputs for a resource rule; inputs and computed outputs for a stack rule. */
  props: Props;
  /** Whether the engine refuses to delete it. */
  protect: boolean;
  /** Configuration of the provider that makes it, where that is known. */
  provider?: { urn: string; props: Props };
  /** Per property the URNs its value was computed from. */
  propertyDependencies?: Record<string, readonly string[]>;
}

/** All resources of a deployment, and how they refer to each other. */
export class Stack {
  readonly #byType = new Map<string, Resource[]>();

  constructor(readonly resources: readonly Resource[]) {
    for (const resource of resources) {
      const same = this.#byType.get(resource.type);
      if (same) same.push(resource);
      else this.#byType.set(resource.type, [resource]);
    }
  }

  ofType(types: readonly string[]): Resource[] {
    return types.flatMap((type) => this.#byType.get(type) ?? []);
  }

  /**
   * The resources of `types` whose `property` names `target`: by id, ARN, name or URL; and by the engine's record of
   * dependencies where the value is not known yet.
   */
  attachedTo(target: Resource, property: string, types: readonly string[]): Resource[] {
    return this.ofType(types).filter((resource) => refersTo(resource, property, target));
  }

  /** The resource of `types` that an id, ARN, name or URL stands for. */
  find(reference: unknown, types: readonly string[]): Resource | undefined {
    return this.ofType(types).find((resource) => isNamedBy(resource, reference));
  }
}

function refersTo(resource: Resource, property: string, target: Resource): boolean {
  try {
    return isNamedBy(target, resource.props[property]);
  } catch (error) {
    const from = resource.propertyDependencies?.[property];
    if (!(error instanceof UndecidedError) || from === undefined || from.length === 0) throw error;
    return from.includes(target.urn);
  }
}

const IDENTIFIERS = ["id", "arn", "name", "bucket", "url", "keyId", "key"] as const;

/**
 * Whether a reference is one of the identifiers by which AWS knows the resource. A plan that holds inputs only knows
 * no ARN and no URL: there the name at the reference's end decides.
 */
export function isNamedBy(resource: Resource, reference: unknown): boolean {
  if (typeof reference !== "string" || reference === "") return false;
  if (IDENTIFIERS.some((key) => known(resource, key) === reference)) return true;
  if (known(resource, "arn") !== undefined || !/^(arn|https):/.test(reference)) return false;
  const name = known(resource, "name") ?? known(resource, "bucket");
  return name !== undefined && reference.split(/[:/]/).at(-1) === name;
}

function known(resource: Resource, key: string): unknown {
  try {
    return resource.props[key];
  } catch (error) {
    if (error instanceof UndecidedError) return undefined;
    throw error;
  }
}

/** Stack name out of a URN (`urn:pulumi:<stack>::<project>::<type>::<name>`). */
export function stackOf(urn: string): string {
  return urn.split("::")[0]?.split(":")[2] ?? "";
}
