import type { Rule } from "../../model/rules/rule";
import { AT_REST, isCustomerKey } from "../../model/services/keys";
import { CONFIG_CHANNEL } from "../../model/types/types";

/** The history of an account shows its weak points; its writer states a key of its own, whatever the bucket's default is. */
export const configDeliveryEncrypted: Rule = {
  id: "config-delivery-encrypted",
  description: "AWS Config delivers under a customer-managed KMS key.",
  level: "mandatory",
  controls: AT_REST,
  scope: "resource",
  types: CONFIG_CHANNEL,
  check({ name, props }, report) {
    if (isCustomerKey(props["s3KmsKeyArn"])) return;
    report(
      `Channel '${name}' delivers without a customer-managed key`,
      "set s3KmsKeyArn to the bucket's key",
    );
  },
};
