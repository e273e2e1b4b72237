import { ABSENT } from "./aws-hipaa/absent";
import { ACCOUNT } from "./aws-hipaa/account";
import { IN_SCOPE } from "./aws-hipaa/in-scope";
import { RUN_TIME } from "./aws-hipaa/run-time";

/**
 * The 130 rules of AWS's conformance pack *Operational Best Practices for HIPAA Security*
 * (`awslabs/aws-config-rules`, `Operational-Best-Practices-for-HIPAA-Security.yaml`), in four groups:
 * A can be decided before a deployment, B is declared once per account, C only shows at run time, D is of services
 * the project does not create. Paragraphs are those AWS maps a rule to, as the tables of cdk-nag's HIPAA pack repeat
 * them rule by rule; where they do not, none is stated.
 */
const GROUPS = { A: IN_SCOPE, B: ACCOUNT, C: RUN_TIME, D: ABSENT } as const;

export type AwsRuleGroup = keyof typeof GROUPS;

/** The name of a rule as the conformance pack spells it, such as `s3-bucket-versioning-enabled`. */
export type AwsRuleName = { [Group in AwsRuleGroup]: keyof (typeof GROUPS)[Group] }[AwsRuleGroup];

export interface AwsRule {
  name: AwsRuleName;
  group: AwsRuleGroup;
  /** Source identifier of the managed rule, such as `S3_BUCKET_VERSIONING_ENABLED`. */
  identifier: string;
  /** Paragraphs of 45 CFR; empty where AWS's mapping could not be checked. */
  hipaa: readonly string[];
}

/** Identifiers that are not the rule's name in capitals, as the pack's template states them. */
const IDENTIFIERS: Partial<Record<AwsRuleName, string>> = {
  // No managed rule evaluates it: somebody states the result by hand.
  "annual-risk-assessment-performed": "AWS_CONFIG_PROCESS_CHECK",
  "cloudtrail-enabled": "CLOUD_TRAIL_ENABLED",
  "ec2-instance-managed-by-systems-manager": "EC2_INSTANCE_MANAGED_BY_SSM",
  "ec2-instances-in-vpc": "INSTANCES_IN_VPC",
  "multi-region-cloudtrail-enabled": "MULTI_REGION_CLOUD_TRAIL_ENABLED",
  "restricted-common-ports": "RESTRICTED_INCOMING_TRAFFIC",
  "restricted-ssh": "INCOMING_SSH_DISABLED",
};

/** All rules, by group and name. */
export const AWS_HIPAA_RULES: readonly AwsRule[] = (Object.keys(GROUPS) as AwsRuleGroup[]).flatMap((group) =>
  Object.entries<readonly string[]>(GROUPS[group]).map(([key, hipaa]) => {
    const name = key as AwsRuleName;
    return { name, group, identifier: IDENTIFIERS[name] ?? capitals(name), hipaa };
  }),
);

function capitals(name: string): string {
  return name.toUpperCase().replaceAll("-", "_");
}
