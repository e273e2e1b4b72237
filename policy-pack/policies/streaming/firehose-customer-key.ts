import { customerKeyRule } from "../../model/services/keys";
import { DELIVERY_STREAM } from "../../model/types/types";

/** A delivery stream buffers events for up to 15 minutes before they reach the encrypted bucket. */
export const firehoseCustomerKey = customerKeyRule({
  id: "firehose-customer-key",
  description: "Firehose delivery streams are encrypted with a customer-managed KMS key.",
  types: DELIVERY_STREAM,
  store: "Delivery stream",
  key: (props) => {
    const encryption = props["serverSideEncryption"];
    return encryption?.enabled && encryption.keyType === "CUSTOMER_MANAGED_CMK"
      ? encryption.keyArn
      : undefined;
  },
  set: 'serverSideEncryption.enabled to true, its keyType to "CUSTOMER_MANAGED_CMK" and its keyArn',
});
