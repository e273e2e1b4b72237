import { many } from "../../model/access/documents";
import type { Rule } from "../../model/rules/rule";
import { bucketSettings, isAccessLogTarget } from "../../model/services/buckets";
import { AT_REST, isCustomerKey } from "../../model/services/keys";
import type { Props } from "../../model/stack/stack";
import { BUCKET, BUCKET_ENCRYPTION } from "../../model/types/types";

/**
 * Objects are readable only through a key we own. The one exemption is the bucket that receives server access logs:
 * S3 cannot deliver those to a bucket whose default encryption is a KMS key, so that bucket must use AES256.
 */
export const s3CustomerKey: Rule = {
  id: "s3-customer-key",
  description: "Buckets encrypt by default with a customer-managed KMS key and a bucket key.",
  level: "mandatory",
  controls: { ...AT_REST, aws: ["s3-bucket-server-side-encryption-enabled", "s3-default-encryption-kms"] },
  scope: "stack",
  types: BUCKET,
  check(bucket, report, stack) {
    const settings = bucketSettings(bucket, stack, BUCKET_ENCRYPTION, [
      "serverSideEncryptionConfiguration",
      "serverSideEncryptionConfigurations",
    ]);
    const rules = settings.flatMap((setting) => many(setting["rules"] ?? setting["rule"]) as Props[]);
    const name = `Bucket '${bucket.name}'`;
    if (rules.length === 0) {
      report(
        `${name} has no default encryption`,
        "add a BucketServerSideEncryptionConfiguration with a key of this stack",
      );
    }
    for (const rule of rules) {
      const byDefault = rule["applyServerSideEncryptionByDefault"] ?? {};
      if (isAccessLogTarget(bucket, stack)) {
        if (byDefault.sseAlgorithm !== "AES256") {
          report(
            `${name} receives access logs, which S3 cannot write under '${byDefault.sseAlgorithm}'`,
            'set sseAlgorithm to "AES256"',
          );
        }
      } else if (byDefault.sseAlgorithm !== "aws:kms" && byDefault.sseAlgorithm !== "aws:kms:dsse") {
        report(
          `${name} is not encrypted with KMS`,
          'set sseAlgorithm to "aws:kms" and kmsMasterKeyId to a key of this stack',
        );
      } else if (!isCustomerKey(byDefault.kmsMasterKeyId)) {
        report(`${name} has no customer-managed key`, "set kmsMasterKeyId to a KMS key of this stack");
      } else if (rule["bucketKeyEnabled"] !== true) {
        report(`${name} calls KMS for every object`, "set bucketKeyEnabled to true");
      }
    }
  },
  remediation: {
    types: BUCKET_ENCRYPTION,
    patch({ props }) {
      const rules = many(props["rules"]) as Props[];
      const lacks = (rule: Props) =>
        rule["applyServerSideEncryptionByDefault"]?.sseAlgorithm === "aws:kms" &&
        rule["bucketKeyEnabled"] !== true;
      if (!rules.some(lacks)) return undefined;
      return { rules: rules.map((rule) => (lacks(rule) ? { ...rule, bucketKeyEnabled: true } : rule)) };
    },
  },
};
