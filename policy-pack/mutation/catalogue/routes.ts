import { FLOW_LOG, VPC } from "../../model/types/types";
import { AUDIT, BOUNDARY } from "../grounds";
import type { Mutation } from "../mutation";
import { adds, breaks, removes, unbroken } from "../rows";
import { absent, idOf, on, otherAccount, otherStack, to, WORLD } from "../ways";

const SUBNET = ["aws:ec2/subnet:Subnet"] as const;
const ROUTE = ["aws:ec2/route:Route"] as const;
const ROUTE_TABLE = ["aws:ec2/routeTable:RouteTable"] as const;
const ASSOCIATION = ["aws:ec2/routeTableAssociation:RouteTableAssociation"] as const;
const GATEWAY = ["aws:ec2/internetGateway:InternetGateway"] as const;

/** What may be wrong with where a network leads, and with who sees what goes over it. */
export const ROUTES: readonly Mutation[] = [
  breaks(SUBNET, "mapPublicIpOnLaunch", [on], BOUNDARY),
  breaks(SUBNET, "assignIpv6AddressOnCreation", [on], BOUNDARY),
  unbroken(SUBNET, "availabilityZone", "How stores spread over zones is asked of the stores"),
  unbroken(SUBNET, "(resource)", "What names the subnet does not deploy without it"),
  unbroken(ROUTE, "destinationCidrBlock", "A narrower route leads to less"),
  breaks(ROUTE, "gatewayId", [to("vgw-0a1b2c3d4e5f67890"), to("igw-elsewhere")], BOUNDARY),
  breaks(ROUTE, "vpcPeeringConnectionId", [to("pcx-0a1b2c3d4e5f67890")], BOUNDARY),
  adds(
    ROUTE_TABLE,
    "a route to the internet",
    ROUTE[0],
    (resource, plan) => ({
      routeTableId: idOf(resource),
      destinationCidrBlock: WORLD,
      gatewayId: idOf(plan.resources.find(({ type }) => type === GATEWAY[0])),
    }),
    BOUNDARY,
  ),
  adds(
    ROUTE_TABLE,
    "a route to another network",
    ROUTE[0],
    (resource) => ({
      routeTableId: idOf(resource),
      destinationCidrBlock: "172.16.0.0/12",
      vpcPeeringConnectionId: "pcx-0a1b2c3d4e5f67890",
    }),
    BOUNDARY,
  ),
  unbroken([...ROUTE, ...ROUTE_TABLE, ...ASSOCIATION], "(resource)", "Takes a way away, and opens none"),
  adds(GATEWAY, "a second gateway", GATEWAY[0], ({ props }) => ({ vpcId: props["vpcId"] }), BOUNDARY),
  breaks(GATEWAY, "vpcId", [otherStack], BOUNDARY),
  unbroken(GATEWAY, "(resource)", "Takes the only way out away"),
  unbroken(VPC, "enableDnsSupport", "Endpoints then have no private names, and calls fail"),
  unbroken(VPC, "enableDnsHostnames", "Endpoints then have no private names, and calls fail"),
  breaks(VPC, "assignGeneratedIpv6CidrBlock", [on], BOUNDARY),
  unbroken(VPC, "(resource)", "What names the network does not deploy without it"),
  adds(
    VPC,
    "a connection to another account's network",
    "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
    (resource) => ({ vpcId: idOf(resource), peerVpcId: "vpc-elsewhere", peerOwnerId: "999999999999" }),
    BOUNDARY,
  ),
  breaks(FLOW_LOG, "trafficType", [to("ACCEPT"), to("REJECT")], AUDIT),
  breaks(FLOW_LOG, "logDestination", [otherAccount, otherStack], AUDIT),
  breaks(FLOW_LOG, "vpcId", [absent, otherStack], AUDIT),
  breaks(FLOW_LOG, "logDestinationType", [to("s3")], AUDIT),
  unbroken(FLOW_LOG, "maxAggregationInterval", "Ten minutes instead of one lose no record"),
  breaks(FLOW_LOG, "iamRoleArn", [absent, otherAccount], AUDIT),
  removes(FLOW_LOG, AUDIT),
];
