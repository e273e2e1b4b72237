import type { Rule } from "../../model/rules/rule";
import { BOUNDARY, inNetwork } from "../../model/services/network";
import { DEFAULT_SECURITY_GROUP, VPC } from "../../model/types/types";

/** Whatever names no group falls into the default one, which lets its members speak with each other and everybody. */
export const networkDefaultGroupClosed: Rule = {
  id: "network-default-group-closed",
  description: "The default security group of a network admits nobody and lets nothing out.",
  level: "mandatory",
  controls: { ...BOUNDARY, aws: ["vpc-default-security-group-closed"] },
  scope: "stack",
  types: VPC,
  check(vpc, report, stack) {
    const [group] = inNetwork(vpc, stack, DEFAULT_SECURITY_GROUP);
    if (!group) {
      report(
        `Network '${vpc.name}' leaves its default group open`,
        "add a DefaultSecurityGroup without rules",
      );
      return;
    }
    const { ingress = [], egress = [] } = group.props;
    if (ingress.length + egress.length > 0)
      report(
        `Network '${vpc.name}' has rules in its default group`,
        `remove ingress and egress of '${group.name}'`,
      );
  },
};
