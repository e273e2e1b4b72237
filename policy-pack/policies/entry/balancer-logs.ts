import { AUDIT } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import { BALANCER } from "../../model/services/entry";

/** Who asked for what, and what was refused at the door, is told by the balancer alone. */
export const balancerLogs: Rule = {
  id: "balancer-logs",
  description: "Load balancers log every request to a bucket.",
  level: "mandatory",
  controls: { ...AUDIT, aws: ["elb-logging-enabled"] },
  scope: "resource",
  types: BALANCER,
  check({ name, props }, report) {
    const { enabled, bucket } = props["accessLogs"] ?? {};
    if (enabled === true && bucket) return;
    report(`Load balancer '${name}' logs no request`, "set accessLogs.enabled to true and accessLogs.bucket");
  },
};
