import { AUDIT } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import { WEB_ACL, WEB_ACL_LOGGING } from "../../model/services/entry";

/** Without them an attack that was stopped, and a caller that was stopped by mistake, leave no trace. */
export const firewallLogs: Rule = {
  id: "firewall-logs",
  description: "Web ACLs log what they see.",
  level: "mandatory",
  controls: { ...AUDIT, aws: ["wafv2-logging-enabled"] },
  scope: "stack",
  types: WEB_ACL,
  check(acl, report, stack) {
    const logging = stack.attachedTo(acl, "resourceArn", WEB_ACL_LOGGING);
    if (logging.some(({ props }) => (props["logDestinationConfigs"] ?? []).length > 0)) return;
    report(
      `Web ACL '${acl.name}' logs nothing`,
      "add a WebAclLoggingConfiguration with its ARN as resourceArn",
    );
  },
};
