import { customerKeyRule } from "../../model/keys";
import { DATABASE } from "../../model/types";

/** A database cannot be encrypted later, only copied into another one; its snapshots and replicas follow it. */
export const relationalCustomerKey = customerKeyRule({
  id: "relational-customer-key",
  description: "Databases are encrypted with a customer-managed KMS key.",
  types: DATABASE,
  store: "Database",
  key: ({ storageEncrypted, kmsKeyId }) => (storageEncrypted === true ? kmsKeyId : undefined),
  set: "storageEncrypted to true and kmsKeyId",
  aws: ["rds-storage-encrypted", "rds-snapshot-encrypted"],
});
