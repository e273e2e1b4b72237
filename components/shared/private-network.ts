import type * as pulumi from "@pulumi/pulumi";

/** How private subnets reach the internet: not at all, by one gateway, or by one in each zone. */
export const NAT_GATEWAYS = ["none", "single", "per-zone"] as const;

export type NatGateways = (typeof NAT_GATEWAYS)[number];

/** Where a function of the private network has its interfaces. */
export interface Membership {
  subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  securityGroupIds: pulumi.Input<string>[];
  /** Its ways to AWS's services. */
  ways: pulumi.Resource[];
}

/** Services of AWS that are called from within the network, beside S3 and DynamoDB. */
export type NetworkCall =
  | "bedrock-runtime"
  | "kinesis-streams"
  | "lambda"
  | "sagemaker.runtime"
  | "secretsmanager"
  | "sts";

/** What stores and functions need to know of the private network. */
export interface PrivateNetwork {
  vpcId: pulumi.Output<string>;
  /** Subnets of functions, one per zone: no way in from the internet. */
  privateSubnetIds: pulumi.Output<string[]>;
  /** Subnets of stores, one per zone: no way in from the internet and none out. */
  dataSubnetIds: pulumi.Output<string[]>;
  /**
   * Lets a function in: its own security group, which admits nobody and may speak with S3, DynamoDB and the endpoints
   * of what it calls. A store adds itself by `admit`.
   *
   * @param calls - services it calls @default - S3 and DynamoDB only
   */
  member(name: string, parent: pulumi.Resource, calls?: readonly NetworkCall[]): Member;
  /** Opens the ways to the endpoints for a group that is no function's. */
  reachEndpoints(
    name: string,
    securityGroupId: pulumi.Input<string>,
    calls: readonly NetworkCall[],
    parent: pulumi.Resource,
  ): pulumi.Resource[];
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
