/** Where mappings of AWS's were read, by the names that `docs/controls.md` uses. */
export const MAPPING_SOURCES = {
  "cdk-nag":
    "the tables of cdk-nag's HIPAA pack (`cdklabs/cdk-nag`, `RULES.md`), rules it leaves out included",
  "Guard registry":
    "AWS's `aws-cloudformation/aws-guard-rules-registry`, `mappings/rule_set_hipaa_security.json`",
  "pack's page": "the page of the conformance pack in the AWS Config Developer Guide",
  "Audit Manager":
    "AWS Audit Manager's framework *HIPAA Final Omnibus Security Rule 2013*, as `turbot/steampipe-mod-aws-compliance` repeats it",
} as const;

export type MappingSource = keyof typeof MAPPING_SOURCES;

/**
 * Rules whose paragraphs were not read in cdk-nag's tables: they came to the pack after those were written. Audit
 * Manager is another mapping of AWS's than the pack's own, and often names more paragraphs.
 */
export const READ_ELSEWHERE: Readonly<Record<string, MappingSource>> = {
  "acm-certificate-expiration-check": "Audit Manager",
  "annual-risk-assessment-performed": "pack's page",
  "aurora-resources-protected-by-backup-plan": "Audit Manager",
  "backup-plan-min-frequency-and-min-retention-check": "Audit Manager",
  "backup-recovery-point-encrypted": "Audit Manager",
  "backup-recovery-point-manual-deletion-disabled": "Audit Manager",
  "ec2-resources-protected-by-backup-plan": "Audit Manager",
  "ec2-stopped-instance": "Audit Manager",
  "iam-customer-policy-blocked-kms-actions": "Audit Manager",
  "iam-inline-policy-blocked-kms-actions": "Audit Manager",
  "internet-gateway-authorized-vpc-only": "Audit Manager",
  "kms-cmk-not-scheduled-for-deletion": "Audit Manager",
  "opensearch-encrypted-at-rest": "Audit Manager",
  "opensearch-https-required": "Audit Manager",
  "opensearch-in-vpc-only": "Audit Manager",
  "opensearch-node-to-node-encryption-check": "Audit Manager",
  "s3-bucket-default-lock-enabled": "Audit Manager",
};

/** Paragraphs that one source states for a rule and another that has the rule does not: none of ours. */
export const DISPUTED: Readonly<Record<string, { source: MappingSource; hipaa: readonly string[] }>> = {
  "rds-logging-enabled": { source: "Guard registry", hipaa: ["164.312(b)"] },
  "sns-encrypted-kms": { source: "cdk-nag", hipaa: ["164.308(a)(1)(ii)(B)", "164.314(b)(2)(i)"] },
};
