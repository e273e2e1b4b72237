import * as pulumi from "@pulumi/pulumi";
import type { StoreOutputs } from "../../contracts/outputs";
import type { StoreKind } from "../../contracts/stores";
import type { Place } from "../shared/iam";
import type { Pending } from "../shared/pending";
import type { PrivateNetwork } from "../shared/private-network";

export interface StoresArgs {
  place: Place;
  /** Decides sizes and the number of copies. */
  environment: "dev" | "prod";
  /** Those that are switched on; the others do not exist. */
  on: readonly StoreKind[];
  /** Absent where no store is on. */
  network?: PrivateNetwork;
  /** Data key of each store that is on. */
  key: Partial<Record<StoreKind, pulumi.Input<string>>>;
  /** Key of what engines say about their own work. */
  logKeyArn: pulumi.Input<string>;
  protect: boolean;
}

/** The stores of the private network that are switched on. */
export class Stores extends pulumi.ComponentResource {
  /** What the stack says of them. */
  readonly endpoints: Pending<StoreOutputs>;

  constructor(name: string, args: StoresArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:Stores", name, {}, opts);
    this.endpoints = {};
    void args;
    this.registerOutputs({});
  }
}
