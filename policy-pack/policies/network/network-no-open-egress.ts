import type { Rule } from "../../model/rules/rule";
import { BOUNDARY, isWorld } from "../../model/services/network";
import { EGRESS_RULE, SECURITY_GROUP } from "../../model/types/types";

/** Records leave by the way out: a function that may speak with everybody needs one bad dependency to do so. */
export const networkNoOpenEgress: Rule = {
  id: "network-no-open-egress",
  description: "No security group lets its members speak with the whole internet.",
  level: "mandatory",
  controls: BOUNDARY,
  scope: "resource",
  types: [...EGRESS_RULE, "aws:ec2/securityGroupRule:SecurityGroupRule", ...SECURITY_GROUP],
  check({ name, type, props }, report) {
    if (type.endsWith(":SecurityGroup")) {
      const inline: { cidrBlocks?: string[]; ipv6CidrBlocks?: string[] }[] = props["egress"] ?? [];
      if (!inline.some((rule) => isWorld(rule.cidrBlocks, rule.ipv6CidrBlocks))) return;
    } else {
      if (type.endsWith(":SecurityGroupRule") && props["type"] !== "egress") return;
      if (!isWorld(props["cidrIpv4"], props["cidrIpv6"], props["cidrBlocks"], props["ipv6CidrBlocks"]))
        return;
    }
    report(
      `Security group rule '${name}' lets its members speak with the whole internet`,
      "set referencedSecurityGroupId to the group of the store or endpoint, or prefixListId to a gateway's",
    );
  },
};
