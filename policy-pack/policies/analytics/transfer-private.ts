import type { Rule } from "../../model/rules/rule";
import { TRANSFER_SERVER } from "../../model/services/analytics";
import { BOUNDARY } from "../../model/services/network";

/** A public server is asked for passwords by the whole internet; in the network a group says whose address may. */
export const transferPrivate: Rule = {
  id: "transfer-private",
  description: "Transfer servers stand in the network.",
  level: "mandatory",
  controls: BOUNDARY,
  scope: "resource",
  types: TRANSFER_SERVER,
  check({ name, props }, report) {
    const { securityGroupIds = [] } = props["endpointDetails"] ?? {};
    if (props["endpointType"] === "VPC" && securityGroupIds.length > 0) return;
    report(
      `Transfer server '${name}' is open to the internet`,
      'set endpointType to "VPC" and endpointDetails.securityGroupIds',
    );
  },
};
