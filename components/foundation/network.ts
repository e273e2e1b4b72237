import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import type { StoreKind } from "../../contracts/stores";
import { classTags } from "../../contracts/tags";
import type { Place } from "../shared/iam";
import type { Member, NatGateways, NetworkCall, PrivateNetwork } from "../shared/private-network";
import { closedGroup } from "../shared/security-groups";
import { FlowLogs } from "./flow-logs";
import { NetworkEndpoints } from "./network-endpoints";

export interface NetworkArgs {
  place: Place;
  /** Stores that are switched on: they decide which endpoints there are. */
  stores: readonly StoreKind[];
  /** Services called beside those of the stores. @default - none */
  calls?: readonly NetworkCall[];
  /** Availability zones, 2 or 3. */
  zones: number;
  natGateways: NatGateways;
  /** Key of the flow logs. */
  logKeyArn: pulumi.Input<string>;
}

const STRATEGY = { none: "None", single: "Single", "per-zone": "OnePerAz" } as const;

/** Where NAT gateways stand; nothing else does, so without them there is no route to the internet at all. */
const PUBLIC: awsx.types.input.ec2.SubnetSpecArgs = { type: "Public", name: "public", cidrMask: 24 };

/**
 * The private network of the stores and of the functions that need them: stores in subnets without any way out,
 * functions in subnets whose way out are the endpoints of the services they call, both over 2 or 3 zones.
 *
 * Costs a month (list prices of eu-west-1, 730 h): subnets, gateway endpoints and groups nothing; an interface endpoint
 * $8 a zone and $0.01 a GB; a NAT gateway $35 and $0.048 a GB; flow logs $0.57 a GB. With all stores in two zones and
 * no NAT gateway some $50, of which the three endpoints of the document store are $48.
 */
export class Network extends pulumi.ComponentResource implements PrivateNetwork {
  readonly vpcId: pulumi.Output<string>;
  readonly publicSubnetIds: pulumi.Output<string[]>;
  readonly privateSubnetIds: pulumi.Output<string[]>;
  readonly dataSubnetIds: pulumi.Output<string[]>;
  private readonly endpoints: NetworkEndpoints;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:foundation:Network", name, {}, opts);
    const { place, stores, logKeyArn } = args;
    const child = { parent: this };
    const tags = classTags("flow-logs");

    const vpc = new awsx.ec2.Vpc(
      `${name}-vpc`,
      {
        cidrBlock: "10.0.0.0/16",
        numberOfAvailabilityZones: args.zones,
        // Endpoints answer under the services' own names.
        enableDnsHostnames: true,
        enableDnsSupport: true,
        natGateways: { strategy: STRATEGY[args.natGateways] },
        subnetStrategy: "Auto",
        // Public subnets come last, so that switching gateways on moves no other subnet's addresses.
        subnetSpecs: [
          { type: "Private", name: "private", cidrMask: 20 },
          { type: "Isolated", name: "data", cidrMask: 24 },
          ...(args.natGateways === "none" ? [] : [PUBLIC]),
        ],
        tags,
      },
      { ...child, transforms: [withoutPublicAddresses] },
    );
    this.vpcId = vpc.vpcId;
    this.publicSubnetIds = vpc.publicSubnetIds;
    this.privateSubnetIds = vpc.privateSubnetIds;
    this.dataSubnetIds = vpc.isolatedSubnetIds;

    // Without rules it closes the group that whatever names none would fall into.
    new aws.ec2.DefaultSecurityGroup(`${name}-default-group`, { vpcId: vpc.vpcId, tags }, child);

    new FlowLogs(`${name}-flow-logs`, { place, vpcId: vpc.vpcId, logKeyArn }, child);

    const routeTableIds = vpc.routeTables.apply((tables) => pulumi.all(tables.map(({ id }) => id)));
    this.endpoints = new NetworkEndpoints(
      `${name}-endpoints`,
      {
        place,
        stores,
        calls: args.calls ?? [],
        vpcId: vpc.vpcId,
        routeTableIds,
        subnetIds: vpc.privateSubnetIds,
      },
      child,
    );
    this.registerOutputs({ vpcId: this.vpcId });
  }

  member(name: string, parent: pulumi.Resource, calls: readonly NetworkCall[] = []): Member {
    const args = { vpcId: this.vpcId, description: `Function ${name}`, dataClass: "flow-logs" } as const;
    const group = closedGroup(name, args, { parent });
    const ways = this.reachEndpoints(name, group.id, calls, parent);
    return {
      subnetIds: this.privateSubnetIds,
      securityGroupIds: [group.id],
      securityGroupId: group.id,
      ways,
    };
  }

  reachEndpoints(
    name: string,
    securityGroupId: pulumi.Input<string>,
    calls: readonly NetworkCall[],
    parent: pulumi.Resource,
  ): pulumi.Resource[] {
    return this.endpoints.admit(name, securityGroupId, calls, parent);
  }
}

/** `awsx` lets public subnets give an address to whatever starts in them; a NAT gateway brings its own. */
export function withoutPublicAddresses({ type, props, opts }: pulumi.ResourceTransformArgs) {
  if (type !== "aws:ec2/subnet:Subnet") return undefined;
  return { props: { ...props, mapPublicIpOnLaunch: false }, opts };
}
