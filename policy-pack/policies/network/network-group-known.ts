import type { Rule } from "../../model/rules/rule";
import { BOUNDARY } from "../../model/services/network";
import { SECURITY_GROUP, VPC } from "../../model/types/types";

/** A group without a network lands in the default one, which has public subnets and no flow logs. */
export const networkGroupKnown: Rule = {
  id: "network-group-known",
  description: "Security groups stand in networks of this stack.",
  level: "mandatory",
  controls: BOUNDARY,
  convention: "closed-stack",
  scope: "stack",
  types: SECURITY_GROUP,
  check(group, report, stack) {
    if (stack.find(group.props["vpcId"], VPC)) return;
    report(
      `Security group '${group.name}' stands in '${group.props["vpcId"] ?? "the default network"}'`,
      "set vpcId to a network of this stack",
    );
  },
};
