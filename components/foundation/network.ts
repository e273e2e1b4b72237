import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import type { Place } from "../shared/iam";
import type { Member, PrivateNetwork } from "../shared/private-network";

/** How private subnets reach the internet: not at all, by one gateway, or by one in each zone. */
export type NatGateways = "none" | "single" | "per-zone";

export interface NetworkArgs {
  place: Place;
  /** 2 or 3. @default 2 */
  zones?: number;
  /** @default "none" */
  natGateways?: NatGateways;
}

/** The private network of the stores and of the functions that need them. */
export class Network extends pulumi.ComponentResource implements PrivateNetwork {
  readonly vpcId: pulumi.Output<string>;
  readonly publicSubnetIds: pulumi.Output<string[]>;
  readonly privateSubnetIds: pulumi.Output<string[]>;
  readonly dataSubnetIds: pulumi.Output<string[]>;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:foundation:Network", name, {}, opts);

    const vpc = new awsx.ec2.Vpc(
      `${name}-vpc`,
      {
        cidrBlock: "10.0.0.0/16",
        numberOfAvailabilityZones: args.zones ?? 2,
        enableDnsHostnames: true,
        natGateways: { strategy: STRATEGY[args.natGateways ?? "none"] },
        subnetStrategy: "Auto",
        subnetSpecs: [
          { type: "Private", name: "private", cidrMask: 20 },
          { type: "Public", name: "public", cidrMask: 24 },
          { type: "Isolated", name: "data", cidrMask: 24 },
        ],
        tags: classTags("flow-logs"),
      },
      { parent: this },
    );

    this.vpcId = vpc.vpcId;
    this.publicSubnetIds = vpc.publicSubnetIds;
    this.privateSubnetIds = vpc.privateSubnetIds;
    this.dataSubnetIds = vpc.isolatedSubnetIds;
    this.registerOutputs({ vpcId: this.vpcId });
  }

  member(name: string, parent: pulumi.Resource): Member {
    const group = new aws.ec2.SecurityGroup(
      `${name}-group`,
      { vpcId: this.vpcId, description: `Function ${name}`, tags: classTags("function-logs") },
      { parent },
    );
    return { subnetIds: this.privateSubnetIds, securityGroupIds: [group.id], securityGroupId: group.id };
  }
}

const STRATEGY = { none: "None", single: "Single", "per-zone": "OnePerAz" } as const;
