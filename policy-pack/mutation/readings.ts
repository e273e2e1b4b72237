import type { Resource } from "../model/stack/stack";
import { Stack } from "../model/stack/stack";

/** Stands for every property of a resource: something looked at which ones there are. */
export const ALL = "*";

/** Told of each property that is read, and of each type whose resources are looked up. */
export interface Reader {
  property(urn: string, key: string): void;
  type(type: string): void;
}

/** A stack that tells what is read of it. Methods of `Stack` name the types they look at, so a new one is told here. */
export class ReadStack extends Stack {
  readonly #reader: Reader;

  constructor(resources: readonly Resource[], reader: Reader) {
    super(resources.map((resource) => readResource(resource, reader)));
    this.#reader = reader;
  }

  override ofType(types: readonly string[]): Resource[] {
    for (const type of types) this.#reader.type(type);
    return super.ofType(types);
  }

  override attachedTo(target: Resource, property: string, types: readonly string[]): Resource[] {
    for (const type of types) this.#reader.type(type);
    return super.attachedTo(target, property, types);
  }

  override find(reference: unknown, types: readonly string[]): Resource | undefined {
    for (const type of types) this.#reader.type(type);
    return super.find(reference, types);
  }
}

/** A resource that tells which of its properties are read; those of its provider count as the provider's. */
export function readResource(resource: Resource, reader: Reader): Resource {
  const { urn, provider } = resource;
  return {
    ...resource,
    props: readProps(resource.props, urn, reader),
    get protect() {
      reader.property(urn, "(protect)");
      return resource.protect;
    },
    ...(provider && {
      provider: { urn: provider.urn, props: readProps(provider.props, provider.urn, reader) },
    }),
  };
}

function readProps(props: Resource["props"], urn: string, reader: Reader): Resource["props"] {
  return new Proxy(props, {
    get(target, key) {
      reader.property(urn, String(key));
      return Reflect.get(target, key);
    },
    has(target, key) {
      reader.property(urn, String(key));
      return Reflect.has(target, key);
    },
    ownKeys(target) {
      reader.property(urn, ALL);
      return Reflect.ownKeys(target);
    },
  });
}
