import { many } from "../../model/access/documents";
import type { Rule } from "../../model/rules/rule";
import { BOUNDARY } from "../../model/services/network";
import type { Props, Stack } from "../../model/stack/stack";
import { INTERNET_GATEWAY, NAT_GATEWAY, ROUTE, ROUTE_TABLE, VPC_ENDPOINT } from "../../model/types/types";

/** A route to a peer, a VPN or an appliance leads past the endpoints and their policies. */
export const networkRouteKnown: Rule = {
  id: "network-route-known",
  description: "Routes lead to gateways and endpoints of this stack only.",
  level: "mandatory",
  controls: BOUNDARY,
  convention: "closed-stack",
  scope: "stack",
  types: [...ROUTE, ...ROUTE_TABLE],
  check(subject, report, stack) {
    const isRoute = (ROUTE as readonly string[]).includes(subject.type);
    const routes = isRoute ? [subject.props] : (many(subject.props["routes"]) as Props[]);
    if (routes.every((route) => leadsToOwn(route, stack))) return;
    report(
      `Route '${subject.name}' leads to something that this stack does not make`,
      "set gatewayId, natGatewayId or vpcEndpointId to one of this stack, and no other target",
    );
  },
};

const TARGETS: readonly (readonly [property: string, types: readonly string[]])[] = [
  ["gatewayId", INTERNET_GATEWAY],
  ["natGatewayId", NAT_GATEWAY],
  ["vpcEndpointId", VPC_ENDPOINT],
];

const STRANGERS = [
  "carrierGatewayId",
  "coreNetworkArn",
  "egressOnlyGatewayId",
  "localGatewayId",
  "networkInterfaceId",
  "transitGatewayId",
  "vpcPeeringConnectionId",
] as const;

function leadsToOwn(route: Props, stack: Stack): boolean {
  if (STRANGERS.some((property) => route[property])) return false;
  return TARGETS.every(
    ([property, types]) => !route[property] || stack.find(route[property], types) !== undefined,
  );
}
