import type * as pulumi from "@pulumi/pulumi";

/** Where a function of the private network has its interfaces. */
export interface Membership {
  subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  securityGroupIds: pulumi.Input<string>[];
}

/** What stores and functions need to know of the private network. */
export interface PrivateNetwork {
  vpcId: pulumi.Output<string>;
  /** Subnets of functions, one per zone: no way in from the internet. */
  privateSubnetIds: pulumi.Output<string[]>;
  /** Subnets of stores, one per zone: no way in from the internet and none out. */
  dataSubnetIds: pulumi.Output<string[]>;
  /**
   * Lets a function in: its own security group, which admits nobody and may speak with the network's endpoints only.
   * A store adds itself by `admit`.
   */
  member(name: string, parent: pulumi.Resource): Member;
}

/** A function's place in the network. */
export interface Member extends Membership {
  securityGroupId: pulumi.Output<string>;
}

/** What a function that uses a store of the network needs of it. */
export interface NetworkStore {
  /**
   * Opens the way from one group to the store, on its port alone: one rule out of the group and one into the store.
   * Whoever connects depends on what it returns.
   */
  admit(name: string, member: Member, parent: pulumi.Resource): pulumi.Resource[];
}
