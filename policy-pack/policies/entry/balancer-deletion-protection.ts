import { CONTINUITY } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import { BALANCER } from "../../model/services/entry";
import { isProduction } from "../../model/stack/tags";

/** Its address is what everybody calls; a new balancer has another one. A stack for trials has to come down again. */
export const balancerDeletionProtection: Rule = {
  id: "balancer-deletion-protection",
  description: "In production load balancers refuse to be deleted.",
  level: "mandatory",
  controls: { ...CONTINUITY, aws: ["elb-deletion-protection-enabled"] },
  scope: "resource",
  types: BALANCER,
  check(balancer, report) {
    if (!isProduction(balancer) || balancer.props["enableDeletionProtection"] === true) return;
    report(
      `Load balancer '${balancer.name}' may be deleted in production`,
      "set enableDeletionProtection to true",
    );
  },
};
