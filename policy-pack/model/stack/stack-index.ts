import { bareName, identifiersOf, lastName } from "./names";
import type { Resource } from "./resource";
import { UndecidedError } from "./unknown";

/** Finds resources by what names them; the first one that a reference stands for, in their order. */
export class NameIndex {
  readonly #byIdentifier = new Map<string, number>();
  readonly #byBareName = new Map<string, number>();

  constructor(readonly resources: readonly Resource[]) {
    for (const [place, resource] of resources.entries()) {
      for (const identifier of identifiersOf(resource)) keepFirst(this.#byIdentifier, identifier, place);
      const bare = bareName(resource);
      if (bare !== undefined) keepFirst(this.#byBareName, bare, place);
    }
  }

  named(reference: unknown): Resource | undefined {
    if (typeof reference !== "string" || reference === "") return undefined;
    const last = lastName(reference);
    const exact = this.#byIdentifier.get(reference) ?? Number.POSITIVE_INFINITY;
    const byEnd = (last !== undefined ? this.#byBareName.get(last) : undefined) ?? Number.POSITIVE_INFINITY;
    return this.resources[Math.min(exact, byEnd)];
  }
}

function keepFirst(places: Map<string, number>, key: string, place: number): void {
  if (!places.has(key)) places.set(key, place);
}

/** Finds resources by what one of their properties names. */
export class ReferenceIndex {
  readonly #byReference = new Map<string, number[]>();
  readonly #byLastName = new Map<string, number[]>();
  readonly #unknown: { place: number; from: readonly string[]; error: UndecidedError }[] = [];

  constructor(
    readonly resources: readonly Resource[],
    property: string,
  ) {
    for (const [place, resource] of resources.entries()) {
      try {
        const reference: unknown = resource.props[property];
        if (typeof reference !== "string" || reference === "") continue;
        add(this.#byReference, reference, place);
        const last = lastName(reference);
        if (last !== undefined) add(this.#byLastName, last, place);
      } catch (error) {
        if (!(error instanceof UndecidedError)) throw error;
        this.#unknown.push({ place, from: resource.propertyDependencies?.[property] ?? [], error });
      }
    }
  }

  /** The resources whose property names the target, in their order. */
  naming(target: Resource): Resource[] {
    const places = new Set(identifiersOf(target).flatMap((one) => this.#byReference.get(one) ?? []));
    const bare = bareName(target);
    if (bare !== undefined) for (const place of this.#byLastName.get(bare) ?? []) places.add(place);
    for (const { place, from, error } of this.#unknown) {
      if (from.length === 0) throw error;
      if (from.includes(target.urn)) places.add(place);
    }
    return [...places].sort((one, other) => one - other).map((place) => this.resources[place] as Resource);
  }
}

function add(places: Map<string, number[]>, key: string, place: number): void {
  const same = places.get(key);
  if (same) same.push(place);
  else places.set(key, [place]);
}
