import type { Unwrap } from "@pulumi/pulumi";
import type { Props } from "../protocol/values";
import type { Autoname } from "./names";
import type { Aws, Call } from "./sdk";

/** Inputs as the provider sees them: the SDK's argument type without outputs, JSON documents as text. */
export type Inputs<Args> = Documents<Unwrap<Args>>;

/** The SDK lets JSON documents be objects; `check` has made texts of them. */
type Documents<T> = { [K in keyof T]: K extends DocumentName ? Extract<T[K], string | undefined> : T[K] };
type DocumentName = "policy" | "assumeRolePolicy" | "redrivePolicy" | "dashboardBody";

/** What a resource's ids and ARNs are made of. */
export interface Scope {
  account: string;
  region: string;
  endpoint: string;
  /** Identifies the resource within the stack; seeds ids that AWS would choose. */
  urn: string;
  name: string;
}

/** A resource's id and its computed outputs. */
export interface Identity {
  id: string;
  outputs: Props;
}

/** A resource that exists: identity plus what the state holds of it. */
export interface Existing<I> {
  id: string;
  state: I & Props;
  scope: Scope;
}

/** What AWS says about a resource now, in the names of the inputs. An undefined value means: not set. */
export type Live<I> = { [K in keyof I]?: I[K] | undefined };

/** One row of the provider's table: everything about one resource type. */
export interface ResourceType<I> {
  type: string;
  /** Why the emulator cannot hold it. Such a type is checked, but only recorded. */
  unrealised?: string;
  /** The property that gets a generated name when the program gives none. */
  autoname?: Autoname<I>;
  /** Inputs that take effect although no request of the creation holds them: how to delete, for instance. */
  aside?: readonly (keyof I & string)[];
  /** Whether the provider's default tags go into `tags`. */
  taggable?: boolean;
  /** Properties whose change replaces the resource in the real AWS provider. */
  replace?: readonly (keyof I & string)[] | "all";
  /** Whether a replacement first removes the old one, because AWS allows only one of them. */
  deleteBeforeReplace?: boolean;
  documents?: readonly (keyof I & string)[];
  policies?: readonly (keyof I & string)[];
  sets?: readonly (keyof I & string)[];
  /** What AWS takes where the program says nothing; also part of the outputs. */
  defaults?: Live<I>;
  /** Rules that no model holds: inputs that contradict each other. Returns [property, reason]. */
  rules?(inputs: I): [property: string, reason: string][];
  /** Id and outputs as far as they follow from the inputs; the rest is stable per resource. */
  predict(inputs: I, scope: Scope): Identity;
  /** The requests that make it: the first creates it, the others need its identity. Pure. */
  create(inputs: I, self: Identity, scope: Scope): Call[];
  /** Identity from the answer to the first request. @default the predicted one */
  identify?(answer: never, inputs: I, scope: Scope): Identity;
  /** Waits until the resource can take the next request. */
  settle?(self: Identity, inputs: I, aws: Aws): Promise<void>;
  /** The requests that turn the old inputs into the new ones. Pure. @default none */
  change?(olds: I, news: I, self: Existing<I>): Call[];
  /** Outputs that only AWS knows, after creation and update. */
  observe?(self: Existing<I>, aws: Aws): Promise<Props>;
  /** What AWS holds now; undefined or a "not found" error when it is gone. */
  read(self: Existing<I>, aws: Aws): Promise<Live<I> | undefined>;
  /** Removes it; "not found" counts as removed. */
  delete(self: Existing<I>, aws: Aws): Promise<unknown>;
}

/** Any row, its input type forgotten. */
export type AnyType = ResourceType<Props>;

/** Declares a row; `Args` is the SDK's argument type. */
export function defineType<Args>(definition: ResourceType<Inputs<Args>>): AnyType {
  return definition as unknown as AnyType;
}

/** Whether the old and new value of a property differ. */
export const differs = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);
