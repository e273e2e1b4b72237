import { BOUNDARY } from "../../model/network";
import type { Rule } from "../../model/rule";
import { INTERNET_GATEWAY, INTERNET_GATEWAY_ATTACHMENT, VPC } from "../../model/types";

/** A gateway opens a network to the internet: only networks whose groups, routes and flow logs stand here may have one. */
export const networkGatewayKnown: Rule = {
  id: "network-gateway-known",
  description: "Internet gateways stand at networks of this stack only.",
  level: "mandatory",
  controls: { ...BOUNDARY, aws: ["internet-gateway-authorized-vpc-only"] },
  scope: "stack",
  types: [...INTERNET_GATEWAY, ...INTERNET_GATEWAY_ATTACHMENT],
  check(gateway, report, stack) {
    const { name, props } = gateway;
    // A gateway without a network is attached by a resource of its own, which is judged for itself.
    if (props["vpcId"] === undefined || stack.find(props["vpcId"], VPC)) return;
    report(
      `Internet gateway '${name}' stands at network '${props["vpcId"]}', which this stack does not make`,
      "set vpcId to a network of this stack",
    );
  },
};
