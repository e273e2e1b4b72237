import type { Rule } from "../../model/rules/rule";
import { BOUNDARY } from "../../model/services/network";
import { VPC_ENDPOINT } from "../../model/types/types";

/** Without the service's own name a client goes on calling the public address; without a group everybody inside may call. */
export const networkEndpointPrivate: Rule = {
  id: "network-endpoint-private",
  description: "Interface endpoints answer under the services' own names, to members of a group.",
  level: "mandatory",
  controls: BOUNDARY,
  scope: "resource",
  types: VPC_ENDPOINT,
  check({ name, props }, report) {
    // Gateways are reached by a route and have neither.
    if ((props["vpcEndpointType"] ?? "Gateway") !== "Interface") return;
    if (props["privateDnsEnabled"] !== true)
      report(`Endpoint '${name}' does not answer under the service's name`, "set privateDnsEnabled to true");
    if ((props["securityGroupIds"] ?? []).length === 0)
      report(`Endpoint '${name}' stands in the default group`, "set securityGroupIds to its group");
  },
};
