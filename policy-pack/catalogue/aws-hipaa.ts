import { ABSENT } from "./aws-hipaa/absent";
import { ACCOUNT } from "./aws-hipaa/account";
import { IN_SCOPE } from "./aws-hipaa/in-scope";
import { RUN_TIME } from "./aws-hipaa/run-time";
import { DISPUTED, type MappingSource, READ_ELSEWHERE } from "./aws-hipaa/sources";

/**
 * The 130 rules of AWS's conformance pack *Operational Best Practices for HIPAA Security*
 * (`awslabs/aws-config-rules`, `Operational-Best-Practices-for-HIPAA-Security.yaml`), in four groups:
 * A can be decided before a deployment, B is declared once per account, C only shows at run time, D is of services
 * the project does not create. Paragraphs are those AWS maps a rule to. The template states none, and of the table on
 * AWS's page only the first row could be read; so they are what copies of that table say: cdk-nag's of 102 rules, AWS's
 * Guard registry of 70 of them, alike but for two (`DISPUTED`). The other 28 came later (`READ_ELSEWHERE`).
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
  /** Paragraphs of 45 CFR that every source of the rule states; empty where no mapping of AWS's was found. */
  hipaa: readonly string[];
  /** Where they were read; nothing where no mapping was found. */
  source?: MappingSource;
  /** What one source states beside them, and others do not. */
  disputed?: (typeof DISPUTED)[string];
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
    const rule = { name, group, identifier: IDENTIFIERS[name] ?? capitals(name), hipaa };
    if (hipaa.length === 0) return rule;
    return { ...rule, source: READ_ELSEWHERE[name] ?? "cdk-nag", disputed: DISPUTED[name] };
  }),
);

function capitals(name: string): string {
  return name.toUpperCase().replaceAll("-", "_");
}
