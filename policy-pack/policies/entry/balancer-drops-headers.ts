import type { Rule } from "../../model/rules/rule";
import { BALANCER, GUARDED_ENTRY } from "../../model/services/entry";

/** A header that one server reads and the next one does not hides a request within another. */
export const balancerDropsHeaders: Rule = {
  id: "balancer-drops-headers",
  description: "Application load balancers drop headers that are not valid.",
  level: "mandatory",
  controls: GUARDED_ENTRY,
  scope: "resource",
  types: BALANCER,
  check({ name, props }, report) {
    const { loadBalancerType = "application", dropInvalidHeaderFields } = props;
    if (loadBalancerType !== "application" || dropInvalidHeaderFields === true) return;
    report(`Load balancer '${name}' passes on invalid headers`, "set dropInvalidHeaderFields to true");
  },
};
