import type { Rule } from "../../model/rules/rule";
import { BOUNDARY, isWorld } from "../../model/services/network";
import { INGRESS_RULE, SECURITY_GROUP } from "../../model/types/types";

/** Each way into a group comes from one other group; a range of addresses would let in whoever gets one of them. */
export const networkNoOpenIngress: Rule = {
  id: "network-no-open-ingress",
  description: "No security group admits the whole internet.",
  level: "mandatory",
  controls: {
    ...BOUNDARY,
    aws: ["restricted-ssh", "restricted-common-ports", "vpc-sg-open-only-to-authorized-ports"],
  },
  scope: "resource",
  types: [...INGRESS_RULE, ...SECURITY_GROUP],
  check({ name, type, props }, report) {
    if (type.endsWith(":SecurityGroup")) {
      const inline: { cidrBlocks?: string[]; ipv6CidrBlocks?: string[] }[] = props["ingress"] ?? [];
      if (!inline.some((rule) => isWorld(rule.cidrBlocks, rule.ipv6CidrBlocks))) return;
    } else {
      if (props["type"] === "egress") return;
      if (!isWorld(props["cidrIpv4"], props["cidrIpv6"], props["cidrBlocks"], props["ipv6CidrBlocks"]))
        return;
    }
    report(
      `Security group rule '${name}' admits the whole internet`,
      "set referencedSecurityGroupId to the group that connects",
    );
  },
};
