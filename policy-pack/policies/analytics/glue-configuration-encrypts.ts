import type { Rule } from "../../model/rules/rule";
import { GLUE_SECURITY } from "../../model/services/analytics";
import { AT_REST, isCustomerKey } from "../../model/services/keys";

/** Each of the three has a switch of its own, and each is off by default. */
export const glueConfigurationEncrypts: Rule = {
  id: "glue-configuration-encrypts",
  description:
    "Glue's security configurations encrypt results, bookmarks and logs with a customer-managed KMS key.",
  level: "mandatory",
  controls: AT_REST,
  scope: "resource",
  types: GLUE_SECURITY,
  check({ name, props }, report) {
    const { s3Encryption, cloudwatchEncryption, jobBookmarksEncryption } =
      props["encryptionConfiguration"] ?? {};
    const parts = {
      s3Encryption: s3Encryption?.s3EncryptionMode === "SSE-KMS" && s3Encryption.kmsKeyArn,
      cloudwatchEncryption:
        cloudwatchEncryption?.cloudwatchEncryptionMode === "SSE-KMS" && cloudwatchEncryption.kmsKeyArn,
      jobBookmarksEncryption:
        jobBookmarksEncryption?.jobBookmarksEncryptionMode === "CSE-KMS" && jobBookmarksEncryption.kmsKeyArn,
    };
    for (const [part, key] of Object.entries(parts)) {
      if (isCustomerKey(key)) continue;
      report(
        `Security configuration '${name}' leaves ${part} to others`,
        `set encryptionConfiguration.${part} to KMS with kmsKeyArn of a key of this stack`,
      );
    }
  },
};
