import type { AwsRuleName } from "../../policy-pack/catalogue/aws-hipaa";
import type { Kind } from "../../runtime/remediator/handler";

/** Managed rules whose findings are mended by themselves, and by which remediation. */
export const MENDED: Readonly<Partial<Record<AwsRuleName | "cmk-backing-key-rotation-enabled", Kind>>> = {
  "s3-bucket-server-side-encryption-enabled": "bucket-encryption",
  "s3-default-encryption-kms": "bucket-encryption",
  "s3-bucket-public-read-prohibited": "bucket-public-access",
  "s3-bucket-public-write-prohibited": "bucket-public-access",
  "s3-bucket-versioning-enabled": "bucket-versioning",
  "s3-bucket-logging-enabled": "bucket-access-logs",
  "restricted-ssh": "security-group-ingress",
  "restricted-common-ports": "security-group-ingress",
  "vpc-sg-open-only-to-authorized-ports": "security-group-ingress",
  // In no conformance pack of the catalogue.
  "cmk-backing-key-rotation-enabled": "kms-rotation",
  "rds-instance-public-access-check": "rds-public-access",
};

export function isMended(rule: string): boolean {
  return Object.hasOwn(MENDED, rule);
}
