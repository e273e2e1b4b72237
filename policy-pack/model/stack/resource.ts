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
