import type * as pulumi from "@pulumi/pulumi";

/** A value whose leaves may still be unknown while the program runs. */
export type Pending<T> = { [K in keyof T]: PendingMember<T[K]> };

type PendingMember<V> = V extends readonly (infer E)[]
  ? pulumi.Input<pulumi.Input<E>[]>
  : V extends object
    ? Pending<V>
    : pulumi.Input<V>;
