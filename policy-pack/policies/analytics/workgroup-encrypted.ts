import type { Rule } from "../../model/rules/rule";
import { WORKGROUP } from "../../model/services/analytics";
import { AT_REST, isCustomerKey } from "../../model/services/keys";

/** A result is a copy of the records it was asked of; a caller's own settings would put it anywhere, in plain text. */
export const workgroupEncrypted: Rule = {
  id: "workgroup-encrypted",
  description:
    "Athena's work groups encrypt results with a customer-managed KMS key, whatever a caller asks for.",
  level: "mandatory",
  controls: AT_REST,
  scope: "resource",
  types: WORKGROUP,
  check({ name, props }, report) {
    const { enforceWorkgroupConfiguration = true, resultConfiguration } = props["configuration"] ?? {};
    const { encryptionOption, kmsKeyArn } = resultConfiguration?.encryptionConfiguration ?? {};
    if (!/KMS$/.test(String(encryptionOption ?? "")) || !isCustomerKey(kmsKeyArn))
      report(
        `Work group '${name}' does not encrypt its results with a key of our own`,
        'set resultConfiguration.encryptionConfiguration to "SSE_KMS" with kmsKeyArn',
      );
    if (enforceWorkgroupConfiguration !== true)
      report(`Work group '${name}' lets callers choose`, "set enforceWorkgroupConfiguration to true");
  },
};
