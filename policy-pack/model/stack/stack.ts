import type { Resource } from "./resource";
import { NameIndex, ReferenceIndex } from "./stack-index";

export { isNamedBy } from "./names";
export type { Props, Resource } from "./resource";

/** All resources of a deployment, and how they refer to each other; answers come from indexes made as they are asked for. */
export class Stack {
  readonly #byType = new Map<string, Resource[]>();
  readonly #names = new Map<string, NameIndex>();
  readonly #references = new Map<string, ReferenceIndex>();

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
    return types.flatMap((type) => {
      const make = () => new ReferenceIndex(this.#byType.get(type) ?? [], property);
      return once(this.#references, `${type} ${property}`, make).naming(target);
    });
  }

  /** The resource of `types` that an id, ARN, name or URL stands for. */
  find(reference: unknown, types: readonly string[]): Resource | undefined {
    for (const type of types) {
      const index = once(this.#names, type, () => new NameIndex(this.#byType.get(type) ?? []));
      const found = index.named(reference);
      if (found) return found;
    }
    return undefined;
  }
}

function once<T>(made: Map<string, T>, key: string, make: () => T): T {
  let value = made.get(key);
  if (value === undefined) {
    value = make();
    made.set(key, value);
  }
  return value;
}

/** Stack name out of a URN (`urn:pulumi:<stack>::<project>::<type>::<name>`). */
export function stackOf(urn: string): string {
  return urn.split("::")[0]?.split(":")[2] ?? "";
}
