import { customerKeyRule } from "../../model/services/keys";
import { TOPIC } from "../../model/types/types";

/** An alert can name a record, and a topic stores it until every subscriber has it. */
export const snsCustomerKey = customerKeyRule({
  id: "sns-customer-key",
  description: "SNS topics are encrypted with a customer-managed KMS key.",
  types: TOPIC,
  store: "Topic",
  key: (props) => props["kmsMasterKeyId"],
  set: "kmsMasterKeyId",
  aws: ["sns-encrypted-kms"],
});
