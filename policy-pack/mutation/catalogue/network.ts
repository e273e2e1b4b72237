import { DEFAULT_SECURITY_GROUP, INGRESS_RULE, SECURITY_GROUP, VPC_ENDPOINT } from "../../model/types/types";
import { BOUNDARY } from "../grounds";
import type { Mutation } from "../mutation";
import { adds, breaks, removes, unbroken } from "../rows";
import { absent, empty, idOf, otherStack, stated, to, WORLD } from "../ways";

const EGRESS = ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"] as const;
const WAY_IN = INGRESS_RULE[0];

/** Everything open in a rule of a group: the world in place of a group, and all ports. */
function opened(props: Record<string, unknown>, cidr: Record<string, string>): Record<string, unknown> {
  const { referencedSecurityGroupId: _, prefixListId: __, ...others } = props;
  return { ...others, ...cidr };
}

const open = (how: string, cidr: Record<string, string>, types: readonly string[]): Mutation => ({
  types,
  property: "referencedSecurityGroupId",
  controls: BOUNDARY,
  *mutants(resource) {
    yield {
      how,
      change: { kind: "replace", from: resource, to: { ...resource, props: opened(resource.props, cidr) } },
    };
  },
});

/** What may be wrong with the network, and with the way in from outside. */
export const NETWORK: readonly Mutation[] = [
  ...[[WAY_IN], EGRESS].flatMap((types) => [
    open("open to the internet", { cidrIpv4: WORLD }, types),
    open("open to the internet by IPv6", { cidrIpv6: "::/0" }, types),
    open("open to half of the internet", { cidrIpv4: "0.0.0.0/1" }, types),
    open("open to a range of another network", { cidrIpv4: "203.0.113.0/24" }, types),
    breaks(types, "ipProtocol", [to("-1")], BOUNDARY),
    breaks(types, "fromPort", [to(0)], BOUNDARY),
    breaks(types, "toPort", [to(65_535)], BOUNDARY),
  ]),
  unbroken(
    [WAY_IN, ...EGRESS],
    "(resource)",
    "Takes a way away; whoever needs it fails and its alarm says so",
  ),
  unbroken([WAY_IN, ...EGRESS], "securityGroupId", "A rule of a group that is not there does not deploy"),
  breaks(
    SECURITY_GROUP,
    "ingress",
    [to([{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: [WORLD] }], "from the internet")],
    BOUNDARY,
  ),
  breaks(
    SECURITY_GROUP,
    "egress",
    [to([{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: [WORLD] }], "to the internet")],
    BOUNDARY,
  ),
  breaks(SECURITY_GROUP, "vpcId", [absent, otherStack], BOUNDARY),
  adds(
    SECURITY_GROUP,
    "a way in for secure shell",
    WAY_IN,
    (resource) => ({
      securityGroupId: idOf(resource),
      cidrIpv4: WORLD,
      ipProtocol: "tcp",
      fromPort: 22,
      toPort: 22,
    }),
    BOUNDARY,
  ),
  adds(
    SECURITY_GROUP,
    "an old rule that lets all in",
    "aws:ec2/securityGroupRule:SecurityGroupRule",
    (resource) => ({
      securityGroupId: idOf(resource),
      type: "ingress",
      cidrBlocks: [WORLD],
      protocol: "-1",
      fromPort: 0,
      toPort: 0,
    }),
    BOUNDARY,
  ),
  adds(
    SECURITY_GROUP,
    "a way out to the internet",
    EGRESS[0],
    (resource) => ({ securityGroupId: idOf(resource), cidrIpv4: WORLD, ipProtocol: "-1" }),
    BOUNDARY,
  ),
  unbroken(SECURITY_GROUP, "(resource)", "What names the group does not deploy without it"),
  breaks(
    DEFAULT_SECURITY_GROUP,
    "ingress",
    [to([{ protocol: "-1", fromPort: 0, toPort: 0, self: true }], "from itself")],
    BOUNDARY,
  ),
  breaks(
    DEFAULT_SECURITY_GROUP,
    "egress",
    [to([{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: [WORLD] }], "to the internet")],
    BOUNDARY,
  ),
  removes(DEFAULT_SECURITY_GROUP, BOUNDARY),

  breaks(VPC_ENDPOINT, "policy", [absent].map(stated), BOUNDARY),
  unbroken(VPC_ENDPOINT, "privateDnsEnabled", "Calls then fail, as there is no way out"),
  breaks(VPC_ENDPOINT, "securityGroupIds", [absent, empty].map(stated), BOUNDARY),
  breaks(
    VPC_ENDPOINT,
    "serviceName",
    [to("com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0")],
    BOUNDARY,
  ),
  unbroken(VPC_ENDPOINT, "(resource)", "Calls then fail, as there is no way out"),
];
