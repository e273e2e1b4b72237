import type * as pulumi from "@pulumi/pulumi";

/** Stores of the private network as CloudWatch knows them. */
export interface WatchedStores {
  /** Nodes of the cache, by id. */
  cache?: { nodes: pulumi.Input<string>[] };
  /** Identifiers of the instances. */
  relational?: { writer: pulumi.Input<string>; readers: pulumi.Input<string>[] };
  /** Name of the domain. */
  search?: { domain: pulumi.Input<string> };
  /** Identifier of the cluster. */
  documents?: { cluster: pulumi.Input<string> };
}
