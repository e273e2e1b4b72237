import { customerKeyRule } from "../../model/services/keys";
import { SECRET } from "../../model/types/types";

/** Whoever may decrypt with AWS's shared key of the account may read every secret that uses it. */
export const secretCustomerKey = customerKeyRule({
  id: "secret-customer-key",
  description: "Secrets are encrypted with a customer-managed KMS key.",
  types: SECRET,
  store: "Secret",
  key: (props) => props["kmsKeyId"],
  set: "kmsKeyId",
  aws: ["secretsmanager-using-cmk"],
});
