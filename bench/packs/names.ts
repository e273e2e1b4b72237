import { AWS_HIPAA_RULES, type AwsRule, type AwsRuleName } from "../../policy-pack/catalogue/aws-hipaa";

/** Rules of AWS that a peer's check answers to under another name, as its code shows. */
const OTHER_NAMES: Readonly<Record<string, readonly AwsRuleName[]>> = {
  EC2EBSInBackupPlan: ["ebs-in-backup-plan"],
  EC2RestrictedCommonPorts: ["restricted-common-ports"],
  EC2RestrictedSSH: ["restricted-ssh"],
  // Checks of OpenSearch look at domains of Elasticsearch too.
  OpenSearchEncryptedAtRest: ["opensearch-encrypted-at-rest", "elasticsearch-encrypted-at-rest"],
  OpenSearchErrorLogsToCloudWatch: ["opensearch-logs-to-cloudwatch", "elasticsearch-logs-to-cloudwatch"],
  OpenSearchInVPCOnly: ["opensearch-in-vpc-only", "elasticsearch-in-vpc-only"],
  OpenSearchNodeToNodeEncryption: [
    "opensearch-node-to-node-encryption-check",
    "elasticsearch-node-to-node-encryption-check",
  ],
  RDSInstanceBackupEnabled: ["db-instance-backup-enabled"],
  // Looks at clusters too.
  RDSInstanceDeletionProtectionEnabled: ["rds-cluster-deletion-protection-enabled"],
  SecretsManagerUsingKMSKey: ["secretsmanager-using-cmk"],
  VPCNoUnrestrictedRouteToIGW: ["no-unrestricted-route-to-igw"],
  "rds-instance-backup-enabled": ["db-instance-backup-enabled"],
  "rds-instance-multi-az-enabled": ["rds-multi-az-support"],
  VPCSubnetAutoAssignPublicIpDisabled: ["subnet-auto-assign-public-ip-disabled"],
};

const BY_NAME = new Map(AWS_HIPAA_RULES.map((rule) => [plain(rule.name), rule]));

/** The rules of AWS that checks answer to by their names: what a peer says of itself, whether it finds it or not. */
export function named(checks: Iterable<string>): Set<AwsRule> {
  const others = new Map(AWS_HIPAA_RULES.map((rule) => [rule.name, rule]));
  const found = [...checks].flatMap((check) =>
    OTHER_NAMES[check] === undefined
      ? [BY_NAME.get(plain(check))]
      : OTHER_NAMES[check].map((name) => others.get(name)),
  );
  return new Set(found.filter((rule) => rule !== undefined));
}

/** Names of checks that answer to none of AWS's rules. */
export function unnamed(checks: Iterable<string>): string[] {
  return [...checks].filter((check) => named([check]).size === 0);
}

/** `S3BucketLoggingEnabled` and `s3-bucket-logging-enabled` alike, without what some names add at the end. */
function plain(name: string): string {
  const letters = name
    .toLowerCase()
    .replaceAll("-", "")
    .replace(/^apigateway/, "apigw");
  return letters.replace(/(check|required|enabled)+$/, "");
}
