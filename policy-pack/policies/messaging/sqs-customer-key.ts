import { customerKeyRule } from "../../model/services/keys";
import { QUEUE } from "../../model/types/types";

/** Queues, dead-letter queues included, hold whole events while they wait. */
export const sqsCustomerKey = customerKeyRule({
  id: "sqs-customer-key",
  description: "SQS queues are encrypted with a customer-managed KMS key.",
  types: QUEUE,
  store: "Queue",
  key: (props) => props["kmsMasterKeyId"],
  set: "kmsMasterKeyId",
});
