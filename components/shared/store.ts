import type * as pulumi from "@pulumi/pulumi";

/** What a component needs to know of a store it reads or writes: how it is called, its ARN, the key it is under. */
export interface Store {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly keyArn: pulumi.Input<string>;
}
