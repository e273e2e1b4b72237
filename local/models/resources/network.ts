import { at, numberAt } from "../masked";
import { notAllowed } from "../problem";
import { policyDocument } from "./policy-document";
import { conflict, field, type Rule, range, steps } from "./rule";

/** Exactly one of the inputs says where from or where to. */
const onePeer: Rule = (inputs) => {
  const PEERS = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];
  const given = PEERS.filter((name) => at(inputs, name) !== undefined);
  if (given.length === 1) return [];
  const [first = "cidrIpv4"] = given;
  const what = given.length === 0 ? "none of them is set" : `${given.join(" and ")} are set`;
  return [conflict(first, "union", `${what}; allowed: exactly one of ${PEERS.join(", ")}.`)];
};

const portOrder: Rule = (inputs) => {
  const [from, to] = [numberAt(inputs, "fromPort"), numberAt(inputs, "toPort")];
  if (from === undefined || to === undefined || from <= to) return [];
  return [conflict("toPort", "range", `toPort is ${to}; allowed: at least fromPort, ${from}.`)];
};

const port = [range("fromPort", -1, 65_535, ""), range("toPort", -1, 65_535, ""), portOrder, onePeer];

/** A gateway endpoint stands in route tables, an interface endpoint in subnets. */
const endpointPlace: Rule = (inputs) => {
  const kind = at(inputs, "vpcEndpointType") ?? "Gateway";
  const wrong =
    kind === "Gateway"
      ? ["subnetIds", "securityGroupIds", "privateDnsEnabled"]
      : kind === "Interface"
        ? ["routeTableIds"]
        : [];
  return wrong
    .filter((name) => at(inputs, name) !== undefined && at(inputs, name) !== false)
    .map((name) => conflict(name, "excluded", `${name} is set; a ${String(kind)} endpoint takes none.`));
};

const serviceName = field("serviceName", (value, path) =>
  typeof value === "string" && /^(com\.amazonaws|aws\.|com\.amazonaws\.vpce)/.test(value)
    ? []
    : [notAllowed(path, "service", value, "a name such as com.amazonaws.eu-west-1.s3")],
);

export const NETWORK_RULES: Record<string, Rule[]> = {
  "aws:ec2/flowLog:FlowLog": [steps("maxAggregationInterval", "interval", [60, 600], "s")],
  "aws:ec2/vpcEndpoint:VpcEndpoint": [
    serviceName,
    endpointPlace,
    policyDocument("policy", "resource", 20_480),
  ],
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": port,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": port,
};
