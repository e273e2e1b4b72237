import type { Rule } from "../../model/rules/rule";
import { BOUNDARY } from "../../model/services/network";
import { SUBNET } from "../../model/types/types";

/** What starts in such a subnet has an address in the internet without anybody asking for one. */
export const networkNoPublicAddresses: Rule = {
  id: "network-no-public-addresses",
  description: "No subnet gives public addresses to what starts in it.",
  level: "mandatory",
  controls: { ...BOUNDARY, aws: ["subnet-auto-assign-public-ip-disabled"] },
  scope: "resource",
  types: SUBNET,
  check({ name, type, props }, report) {
    // The default subnets of an account give addresses unless told otherwise.
    const given = props["mapPublicIpOnLaunch"] ?? type.endsWith(":DefaultSubnet");
    // Every address of IPv6 is a public one.
    if (props["assignIpv6AddressOnCreation"] === true)
      report(`Subnet '${name}' gives out IPv6 addresses`, "set assignIpv6AddressOnCreation to false");
    if (given === true)
      report(
        `Subnet '${name}' gives a public address to whatever starts in it`,
        "set mapPublicIpOnLaunch to false",
      );
  },
};
