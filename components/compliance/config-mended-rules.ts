import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import { AWS_HIPAA_RULES, type AwsRule } from "../../policy-pack/catalogue/aws-hipaa";
import type { Kind } from "../../runtime/remediator/handler";
import { MENDED } from "./config-mended";
import { PARAMETERS } from "./config-parameters";
import type { Remediations } from "./config-remediations";
import { scopeOf } from "./config-scopes";

export interface MendedRulesArgs {
  remediations: Remediations;
  /** The recorder, which rules need. */
  recorder: pulumi.Resource;
  /** Rule of our own by which log groups are found. */
  logGroupRetention: aws.cfg.Rule;
}

/** Tries of AWS Config for one resource, and the seconds in which it makes them; then it takes it for an exception. */
const ATTEMPTS = 3;
const ATTEMPT_SECONDS = 600;

/** Of all resources that are found at once, how many are mended at a time and how many may fail, percent. */
const CONTROLS = { concurrentExecutionRatePercentage: 10, errorPercentage: 20 };

/** Rules whose findings are mended by themselves. $0.001 an evaluation; an automation's first 100,000 steps are free. */
export class MendedRules extends pulumi.ComponentResource {
  constructor(name: string, args: MendedRulesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:compliance:MendedRules", name, {}, opts);
    const { remediations } = args;
    const child = { parent: this };

    const remediate = (rule: aws.cfg.Rule, ruleName: string, kind: Kind) =>
      new aws.cfg.RemediationConfiguration(
        `${name}-${ruleName}-remediation`,
        {
          configRuleName: rule.name,
          targetType: "SSM_DOCUMENT",
          targetId: remediations.documents[kind],
          parameters: [
            { name: "AutomationAssumeRole", staticValue: remediations.roleArn },
            { name: "ResourceId", resourceValue: "RESOURCE_ID" },
          ],
          automatic: true,
          maximumAutomaticAttempts: ATTEMPTS,
          retryAttemptSeconds: ATTEMPT_SECONDS,
          executionControls: { ssmControls: CONTROLS },
        },
        { ...child, dependsOn: [remediations.ready] },
      );

    for (const [ruleName, kind] of Object.entries(MENDED)) {
      const rule = new aws.cfg.Rule(
        `${name}-${ruleName}`,
        { ...managed(ruleName), name: ruleName, tags: classTags("resource-history") },
        { ...child, dependsOn: [args.recorder] },
      );
      remediate(rule, ruleName, kind);
    }
    remediate(args.logGroupRetention, "log-group-retention", "log-group-retention");

    this.registerOutputs({});
  }
}

/** A managed rule by its name, as the catalogue and AWS's template describe it. */
function managed(ruleName: string) {
  const known: AwsRule | undefined = AWS_HIPAA_RULES.find(({ name }) => name === ruleName);
  const types = known ? scopeOf(known.name) : [];
  const parameters = PARAMETERS[ruleName];
  return {
    source: {
      owner: "AWS",
      sourceIdentifier: known?.identifier ?? ruleName.toUpperCase().replaceAll("-", "_"),
    },
    ...(types.length > 0 && { scope: { complianceResourceTypes: types } }),
    ...(parameters && { inputParameters: JSON.stringify(parameters) }),
  };
}
