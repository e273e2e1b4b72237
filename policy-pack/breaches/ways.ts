import { planned } from "../fixtures/build";
import type { Breach } from "./breach";
import { added, changed, removed } from "./changed";

/** Ways between the private network and the internet. */
export const WAYS: readonly Breach[] = [
  changed("network-gateway-known", "net-gateway", { vpcId: "vpc-other" }, /a network of this stack/),
  added(
    "network-gateway-known",
    {
      type: "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment",
      name: "stray",
      props: { vpcId: "vpc-other", internetGatewayId: "igw-2" },
    },
    /a network of this stack/,
  ),
  removed("network-no-open-route", "net-nat", "net-public-out", /remove the route and its public subnets/),
  {
    rule: "network-no-open-route",
    breaks: "a table holds the route itself",
    at: "net-private-table",
    change: (stack) => {
      stack.props("net-private-table").routes = [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }];
    },
    remedy: /move what stands there to a private subnet/,
  },
  {
    rule: "network-no-open-route",
    breaks: "half of the internet is routed from where the stores stand",
    at: "half",
    change: ({ resources }) => {
      const props = { routeTableId: "rtb-2", destinationCidrBlock: "128.0.0.0/1", gatewayId: "igw-1" };
      resources.push(planned("aws:ec2/route:Route", "half", props));
    },
    remedy: /move what stands there to a private subnet/,
  },
  changed("network-no-public-addresses", "net-public", { mapPublicIpOnLaunch: true }, /OnLaunch to false/),
  added(
    "network-no-public-addresses",
    { type: "aws:ec2/defaultSubnet:DefaultSubnet", name: "stray", props: { availabilityZone: "eu-west-1a" } },
    /OnLaunch to false/,
  ),
  changed("network-no-open-egress", "database-out", { cidrIpv4: "0.0.0.0/0" }, /prefixListId/),
  changed("network-no-open-egress", "database-out", { cidrIpv6: "::/0" }, /prefixListId/),
  changed(
    "network-no-open-egress",
    "database-group",
    { egress: [{ protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }] },
    /referencedSecurityGroupId to the group/,
  ),
  added(
    "network-no-open-egress",
    {
      type: "aws:ec2/securityGroupRule:SecurityGroupRule",
      name: "stray",
      props: { type: "egress", cidrBlocks: ["0.0.0.0/0"] },
    },
    /referencedSecurityGroupId to the group/,
  ),
  changed("network-no-open-ingress", "database-in", { cidrIpv4: "0.0.0.0/1" }, /the group that connects/),
  added(
    "network-no-open-ingress",
    {
      type: "aws:ec2/securityGroupRule:SecurityGroupRule",
      name: "ssh",
      props: { type: "ingress", fromPort: 22, toPort: 22, ipv6CidrBlocks: ["::/0"] },
    },
    /the group that connects/,
  ),
  route({ gatewayId: "vgw-0a1b2c3d4e5f67890" }),
  route({ vpcPeeringConnectionId: "pcx-0a1b2c3d4e5f67890" }),
  route({ transitGatewayId: "tgw-0a1b2c3d4e5f67890" }),
  route({ networkInterfaceId: "eni-0a1b2c3d4e5f67890" }),
  changed("network-group-known", "database-group", { vpcId: "vpc-other" }, /a network of this stack/),
  changed("network-group-known", "database-group", { vpcId: undefined }, /a network of this stack/),
  changed(
    "network-endpoint-known",
    "net-secrets",
    { serviceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0" },
    /com\.amazonaws\.<region>/,
  ),
  changed("network-no-public-addresses", "net-private", { assignIpv6AddressOnCreation: true }, /to false/),
  added(
    "absent-other-networks",
    { type: "aws:ec2/vpcPeeringConnection:VpcPeeringConnection", name: "peer", props: {} },
    /call services by endpoints/,
  ),
  added(
    "absent-other-networks",
    { type: "aws:ec2transitgateway/vpcAttachment:VpcAttachment", name: "hub", props: {} },
    /call services by endpoints/,
  ),
];

function route(props: Record<string, unknown>): Breach {
  const at = { routeTableId: "rtb-2", destinationCidrBlock: "10.9.0.0/16", ...props };
  return added(
    "network-route-known",
    { type: "aws:ec2/route:Route", name: "stray", props: at },
    /one of this/,
  );
}
