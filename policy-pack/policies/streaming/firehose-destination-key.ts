import type { Rule } from "../../model/rules/rule";
import { AT_REST, isCustomerKey } from "../../model/services/keys";
import { DELIVERY_STREAM } from "../../model/types/types";

/** What it writes is encrypted with the key it names, whatever the bucket's own default is. */
export const firehoseDestinationKey: Rule = {
  id: "firehose-destination-key",
  description:
    "Delivery streams write under a customer-managed KMS key, and failed records below a prefix of their own.",
  level: "mandatory",
  controls: AT_REST,
  scope: "resource",
  types: DELIVERY_STREAM,
  check({ name, props }, report) {
    const { kmsKeyArn, errorOutputPrefix } = props["extendedS3Configuration"] ?? {};
    if (!isCustomerKey(kmsKeyArn))
      report(
        `Delivery stream '${name}' writes without a customer-managed key`,
        "set extendedS3Configuration.kmsKeyArn to the key of its bucket",
      );
    if (!errorOutputPrefix)
      report(
        `Delivery stream '${name}' mixes failed records with delivered ones`,
        "set extendedS3Configuration.errorOutputPrefix",
      );
  },
};
