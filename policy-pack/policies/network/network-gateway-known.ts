import type { Rule } from "../../model/rules/rule";
import { BOUNDARY } from "../../model/services/network";
import { INTERNET_GATEWAY, INTERNET_GATEWAY_ATTACHMENT, VPC } from "../../model/types/types";

/** A gateway opens a network to the internet: only networks whose groups, routes and flow logs stand here may have one. */
export const networkGatewayKnown: Rule = {
  id: "network-gateway-known",
  description: "Internet gateways stand at networks of this stack only, one at each.",
  level: "mandatory",
  controls: { ...BOUNDARY, aws: ["internet-gateway-authorized-vpc-only"] },
  convention: "closed-stack",
  scope: "stack",
  types: [...INTERNET_GATEWAY, ...INTERNET_GATEWAY_ATTACHMENT],
  check(gateway, report, stack) {
    const { name, props } = gateway;
    // A gateway without a network is attached by a resource of its own, which is judged for itself.
    if (props["vpcId"] === undefined) return;
    if (stack.find(props["vpcId"], VPC)) {
      const [first] = stack.ofType(INTERNET_GATEWAY).filter((one) => one.props["vpcId"] === props["vpcId"]);
      if (first === undefined || first.urn === gateway.urn) return;
      report(`Internet gateway '${name}' is a second way out of its network`, "remove it");
      return;
    }
    report(
      `Internet gateway '${name}' stands at network '${props["vpcId"]}', which this stack does not make`,
      "set vpcId to a network of this stack",
    );
  },
};
