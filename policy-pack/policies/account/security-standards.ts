import type { Rule } from "../../model/rules/rule";
import { ACCOUNT_BASELINE, demand, SECURITY_HUB, SECURITY_STANDARD } from "../../model/services/account";

/** AWS's own, and the one by which NIST SP 800-66 maps the Security Rule; the hub has none for HIPAA itself. */
const STANDARDS = ["aws-foundational-security-best-practices", "nist-800-53"] as const;

/** This pack knows what the program makes; what others made in the account, only the hub sees. */
export const securityStandards: Rule = {
  id: "security-standards",
  description:
    "Security Hub is on and checks the account against AWS's foundational practices and NIST 800-53.",
  level: "mandatory",
  controls: {
    hipaa: ["164.308(a)(1)(ii)(A)", "164.308(a)(8)", "164.312(b)"],
    coppa: ["312.8"],
    soc2: ["CC4.1", "CC7.1"],
    aws: ["securityhub-enabled"],
  },
  scope: "stack",
  types: [...ACCOUNT_BASELINE, ...SECURITY_HUB],
  check(baseline, report, stack) {
    const subscribed = stack.ofType(SECURITY_STANDARD).map(({ props }) => String(props["standardsArn"]));
    const missing = STANDARDS.filter((name) => !subscribed.some((arn) => arn.includes(`standards/${name}/`)));
    demand(baseline, report, stack, {
      what: "Security Hub",
      types: SECURITY_HUB,
      remedy: "add an aws.securityhub.Account",
      fault: ({ props }) => {
        if (props["autoEnableControls"] === false)
          return ["leaves new controls off", "set autoEnableControls to true"];
        if (missing.length === 0) return undefined;
        return [
          `does not check ${missing.join(", ")}`,
          `add an aws.securityhub.StandardsSubscription for ${missing.join(" and for ")}`,
        ];
      },
    });
  },
};
