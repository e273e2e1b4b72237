import { customerKeyRule } from "../../model/services/keys";
import { LOG_GROUP } from "../../model/types/types";

/** Logs outlive the request they describe and are read by many. */
export const logGroupCustomerKey = customerKeyRule({
  id: "log-group-customer-key",
  description: "Log groups are encrypted with a customer-managed KMS key.",
  types: LOG_GROUP,
  store: "Log group",
  key: (props) => props["kmsKeyId"],
  set: "kmsKeyId",
});
