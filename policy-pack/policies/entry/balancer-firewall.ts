import type { Rule } from "../../model/rules/rule";
import { BALANCER, GUARDED_ENTRY, WEB_ACL_ASSOCIATION } from "../../model/services/entry";

/** Whatever the internet tries on every address arrives at the application otherwise. */
export const balancerFirewall: Rule = {
  id: "balancer-firewall",
  description: "Application load balancers stand behind a web ACL.",
  level: "mandatory",
  controls: { ...GUARDED_ENTRY, aws: ["alb-waf-enabled"] },
  scope: "stack",
  types: BALANCER,
  check(balancer, report, stack) {
    // A web ACL reads requests; network and gateway balancers see packets only.
    if ((balancer.props["loadBalancerType"] ?? "application") !== "application") return;
    if (stack.attachedTo(balancer, "resourceArn", WEB_ACL_ASSOCIATION).length > 0) return;
    report(
      `Load balancer '${balancer.name}' stands behind no web ACL`,
      "add a WebAclAssociation with its ARN as resourceArn",
    );
  },
};
