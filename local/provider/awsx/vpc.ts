import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { subnetCidrs } from "./cidr";

/** The part of `awsx.ec2.VpcArgs` that the local stack takes. */
export interface VpcArgs {
  /** @default "10.0.0.0/16" */
  cidrBlock?: string;
  /** @default 3 */
  numberOfAvailabilityZones?: number;
  /** @default the first `numberOfAvailabilityZones` of the region */
  availabilityZoneNames?: string[];
  enableDnsHostnames?: pulumi.Input<boolean>;
  enableDnsSupport?: pulumi.Input<boolean>;
  natGateways?: { strategy?: "None" | "Single" | "OnePerAz" };
  subnetSpecs?: { type: string; name?: string; cidrMask?: number; cidrBlocks?: string[] }[];
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

type Kind = "Public" | "Private" | "Isolated";

/** `awsx.ec2.Vpc` as the local stack makes it: the network, its subnets per zone, and their routes to the outside. */
export class Vpc extends pulumi.ComponentResource {
  readonly vpc: aws.ec2.Vpc;
  readonly subnets: aws.ec2.Subnet[] = [];
  readonly natGateways: aws.ec2.NatGateway[] = [];
  readonly eips: aws.ec2.Eip[] = [];
  readonly routeTables: aws.ec2.RouteTable[] = [];
  readonly internetGateway: aws.ec2.InternetGateway;
  private readonly tags: VpcArgs["tags"];
  private readonly byKind: Record<Kind, aws.ec2.Subnet[]> = { Public: [], Private: [], Isolated: [] };

  constructor(name: string, args: VpcArgs, opts?: pulumi.ComponentResourceOptions) {
    super("awsx:ec2:Vpc", name, {}, opts);
    const { tags } = args;
    this.tags = tags;
    const zones = args.availabilityZoneNames ?? [];
    const cidrBlock = args.cidrBlock ?? "10.0.0.0/16";
    this.vpc = new aws.ec2.Vpc(
      name,
      {
        cidrBlock,
        enableDnsHostnames: args.enableDnsHostnames,
        enableDnsSupport: args.enableDnsSupport,
        tags,
      },
      { parent: this },
    );
    const within = { parent: this.vpc };
    this.internetGateway = new aws.ec2.InternetGateway(name, { vpcId: this.vpc.id, tags }, within);
    const specs = args.subnetSpecs ?? [{ type: "Private" }, { type: "Public" }];
    const cidrs = subnetCidrs(cidrBlock, zones.length, specs);
    const gateways = args.natGateways?.strategy ?? "OnePerAz";
    for (const [z, zone] of zones.entries()) {
      // Public subnets first: the gateways of the private ones stand in them.
      const order = [...specs.keys()].sort((a, b) => rank(specs[a]?.type) - rank(specs[b]?.type));
      for (const s of order) {
        const kind = (specs[s]?.type ?? "Private") as Kind;
        const label = `${name}-${specs[s]?.name ?? kind.toLowerCase()}-${z + 1}`;
        const subnet = new aws.ec2.Subnet(
          label,
          {
            vpcId: this.vpc.id,
            availabilityZone: zone,
            cidrBlock: cidrs[z]?.[s],
            mapPublicIpOnLaunch: kind === "Public",
            tags: pulumi.output(tags).apply((given) => ({ ...given, SubnetType: kind })),
          },
          within,
        );
        this.subnets.push(subnet);
        this.byKind[kind].push(subnet);
        if (kind === "Public" && (gateways === "OnePerAz" || (gateways === "Single" && z === 0))) {
          this.addNatGateway(`${name}-${z + 1}`, subnet);
        }
        this.addRoutes(label, subnet, kind);
      }
    }
    this.registerOutputs(this.state());
  }

  private addNatGateway(name: string, subnet: aws.ec2.Subnet): void {
    const { tags } = this;
    const eip = new aws.ec2.Eip(name, { domain: "vpc", tags }, { parent: subnet });
    this.eips.push(eip);
    this.natGateways.push(
      new aws.ec2.NatGateway(
        name,
        { subnetId: subnet.id, allocationId: eip.allocationId, tags },
        { parent: subnet },
      ),
    );
  }

  private addRoutes(label: string, subnet: aws.ec2.Subnet, kind: Kind): void {
    const table = new aws.ec2.RouteTable(label, { vpcId: this.vpc.id, tags: this.tags }, { parent: subnet });
    this.routeTables.push(table);
    new aws.ec2.RouteTableAssociation(
      label,
      { routeTableId: table.id, subnetId: subnet.id },
      { parent: table },
    );
    const to = { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0" };
    const nat = this.natGateways.at(-1);
    if (kind === "Public") {
      new aws.ec2.Route(label, { ...to, gatewayId: this.internetGateway.id }, { parent: table });
    } else if (kind === "Private" && nat) {
      new aws.ec2.Route(label, { ...to, natGatewayId: nat.id }, { parent: table });
    }
  }

  /** What the component hands out, in the names of `awsx`. */
  state(): Record<string, unknown> {
    const ids = (kind: Kind) => this.byKind[kind].map(({ id }) => id);
    return {
      vpc: this.vpc,
      vpcId: this.vpc.id,
      subnets: this.subnets,
      publicSubnetIds: ids("Public"),
      privateSubnetIds: ids("Private"),
      isolatedSubnetIds: ids("Isolated"),
      natGateways: this.natGateways,
      eips: this.eips,
      internetGateway: this.internetGateway,
      routeTables: this.routeTables,
    };
  }
}

const rank = (type: string | undefined): number => (type === "Public" ? 0 : 1);
