import type { Rule } from "../../model/rules/rule";
import { AT_REST, isCustomerKey } from "../../model/services/keys";
import { STREAM } from "../../model/types/types";

/** Raw events identify students, so a stream is readable only through a key we own and can revoke. */
export const kinesisCustomerKey: Rule = {
  id: "kinesis-customer-key",
  description: "Kinesis streams are encrypted with a customer-managed KMS key.",
  level: "mandatory",
  controls: { ...AT_REST, aws: ["kinesis-stream-encrypted"] },
  scope: "resource",
  types: STREAM,
  check({ name, props }, report) {
    if (props["encryptionType"] !== "KMS") {
      report(
        `Stream '${name}' is not encrypted`,
        'set encryptionType to "KMS" and kmsKeyId to a key of this stack',
      );
    } else if (!isCustomerKey(props["kmsKeyId"])) {
      report(`Stream '${name}' has no customer-managed key`, "set kmsKeyId to a KMS key of this stack");
    }
  },
};
