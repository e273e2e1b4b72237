import { ACCOUNT_BASELINE, demand, SECURITY_HUB, SECURITY_STANDARD } from "../../model/account";
import type { Rule } from "../../model/rule";

/** AWS's own, which every other standard of the hub overlaps with. */
const FOUNDATIONAL = "standards/aws-foundational-security-best-practices/";

/** This pack knows what the program makes; what others made in the account, only the hub sees. */
export const securityStandards: Rule = {
  id: "security-standards",
  description: "Security Hub is on and checks the account against AWS's foundational practices.",
  level: "mandatory",
  controls: {
    hipaa: ["164.308(a)(1)(ii)(A)", "164.308(a)(8)", "164.312(b)"],
    coppa: ["312.8"],
    soc2: ["CC4.1", "CC7.1"],
    aws: ["securityhub-enabled"],
  },
  scope: "stack",
  types: ACCOUNT_BASELINE,
  check(baseline, report, stack) {
    const subscribed = stack
      .ofType(SECURITY_STANDARD)
      .some(({ props }) => String(props["standardsArn"]).includes(FOUNDATIONAL));
    demand(baseline, report, stack, {
      what: "Security Hub",
      types: SECURITY_HUB,
      remedy: "add an aws.securityhub.Account",
      fault: ({ props }) => {
        if (props["autoEnableControls"] === false)
          return ["leaves new controls off", "set autoEnableControls to true"];
        if (subscribed) return undefined;
        return [
          "checks nothing",
          "add an aws.securityhub.StandardsSubscription for aws-foundational-security-best-practices",
        ];
      },
    });
  },
};
