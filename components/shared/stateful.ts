import type * as pulumi from "@pulumi/pulumi";

/**
 * Options of a child that holds data. Where data must outlive the stack, it can neither be deleted by an update
 * nor by `pulumi destroy`: both the engine (`protect`) and the cloud (`retainOnDelete`) keep it.
 */
export function stateful(parent: pulumi.Resource, protect: boolean): pulumi.CustomResourceOptions {
  return { parent, protect, retainOnDelete: protect };
}
