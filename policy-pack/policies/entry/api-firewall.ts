import type { Rule } from "../../model/rules/rule";
import { GUARDED_ENTRY, REST_STAGE, WEB_ACL_ASSOCIATION } from "../../model/services/entry";

/** WAF guards stages of REST APIs; HTTP APIs, which it cannot guard, have to know every caller (api-authorized). */
export const apiFirewall: Rule = {
  id: "api-firewall",
  description: "Stages of REST APIs stand behind a web ACL.",
  level: "mandatory",
  controls: { ...GUARDED_ENTRY, aws: ["api-gw-associated-with-waf"] },
  scope: "stack",
  types: REST_STAGE,
  check(stage, report, stack) {
    if (stack.attachedTo(stage, "resourceArn", WEB_ACL_ASSOCIATION).length > 0) return;
    report(
      `Stage '${stage.name}' stands behind no web ACL`,
      "add a WebAclAssociation with its ARN as resourceArn",
    );
  },
};
