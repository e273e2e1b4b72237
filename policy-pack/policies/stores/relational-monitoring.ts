import { AUDIT } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import { CLUSTER_INSTANCE, DATABASE } from "../../model/types/types";

/** The hypervisor's figures do not say which process takes the memory; those of the operating system do. */
export const relationalMonitoring: Rule = {
  id: "relational-monitoring",
  description: "Databases write figures of their operating system.",
  level: "mandatory",
  controls: { ...AUDIT, aws: ["rds-enhanced-monitoring-enabled"] },
  scope: "resource",
  types: [...DATABASE, ...CLUSTER_INSTANCE],
  check({ name, props }, report) {
    if (props["monitoringInterval"] > 0 && props["monitoringRoleArn"]) return;
    report(
      `Database '${name}' has no enhanced monitoring`,
      "set monitoringInterval to 60 and monitoringRoleArn",
    );
  },
};
