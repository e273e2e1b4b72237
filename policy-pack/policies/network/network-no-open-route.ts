import { many } from "../../model/access/documents";
import type { Rule } from "../../model/rules/rule";
import { BOUNDARY, isWorld, residentSubnets } from "../../model/services/network";
import { identifiersOf } from "../../model/stack/names";
import type { Props, Resource, Stack } from "../../model/stack/stack";
import { NAT_GATEWAY, ROUTE, ROUTE_TABLE, ROUTE_TABLE_ASSOCIATION, SUBNET } from "../../model/types/types";

/**
 * What stands behind a route to an internet gateway can be reached from outside as soon as it has an address. NAT
 * gateways need such a route: they are the way out of all other subnets, and no way in. Nothing else may stand there.
 */
export const networkNoOpenRoute: Rule = {
  id: "network-no-open-route",
  description: "Only NAT gateways stand in subnets with a route to the internet.",
  level: "mandatory",
  controls: { ...BOUNDARY, aws: ["no-unrestricted-route-to-igw"] },
  scope: "stack",
  types: [...ROUTE, ...ROUTE_TABLE],
  check(subject, report, stack) {
    const { name, props } = subject;
    const isRoute = (ROUTE as readonly string[]).includes(subject.type);
    const routes = isRoute ? [props] : (many(props["routes"]) as Props[]);
    if (!routes.some(leadsOutside)) return;
    const table = isRoute ? stack.find(props["routeTableId"], ROUTE_TABLE) : subject;
    const subnets = table ? subnetsOf(table, stack) : [];
    const lodged = residentSubnets(stack);
    const exposed = subnets.find((subnet) => identifiersOf(subnet).some((id) => lodged.has(id)));
    if (exposed) {
      report(
        `Route '${name}' leads from subnet '${exposed.name}', in which something stands, to the internet`,
        "move what stands there to a private subnet",
      );
    } else if (!subnets.some((subnet) => hasNatGateway(subnet, stack))) {
      report(
        `Route '${name}' leads from a network without NAT gateways to the internet`,
        "remove the route and its public subnets, which only NAT gateways need",
      );
    }
  },
};

function leadsOutside(route: Props): boolean {
  const toGateway = String(route["gatewayId"] ?? "").startsWith("igw-") || route["egressOnlyGatewayId"];
  const { destinationCidrBlock, destinationIpv6CidrBlock, cidrBlock, ipv6CidrBlock } = route;
  return (
    Boolean(toGateway) && isWorld(destinationCidrBlock, destinationIpv6CidrBlock, cidrBlock, ipv6CidrBlock)
  );
}

function subnetsOf(table: Resource, stack: Stack): Resource[] {
  return stack
    .attachedTo(table, "routeTableId", ROUTE_TABLE_ASSOCIATION)
    .flatMap(({ props }) => stack.find(props["subnetId"], SUBNET) ?? []);
}

/** Whether a NAT gateway stands in the subnet's network: a single one serves all zones. */
function hasNatGateway(subnet: Resource, stack: Stack): boolean {
  return stack
    .ofType(NAT_GATEWAY)
    .some(({ props }) => stack.find(props["subnetId"], SUBNET)?.props["vpcId"] === subnet.props["vpcId"]);
}
