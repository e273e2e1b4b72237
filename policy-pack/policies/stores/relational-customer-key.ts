import { customerKeyRule } from "../../model/services/keys";
import { CLUSTER, DATABASE } from "../../model/types/types";

/** A database cannot be encrypted later, only copied into another one; its snapshots and replicas follow it. */
export const relationalCustomerKey = customerKeyRule({
  id: "relational-customer-key",
  description: "Databases are encrypted with a customer-managed KMS key.",
  types: [...CLUSTER, ...DATABASE],
  store: "Database",
  key: ({ storageEncrypted, kmsKeyId }) => (storageEncrypted === true ? kmsKeyId : undefined),
  set: "storageEncrypted to true and kmsKeyId",
  aws: ["rds-storage-encrypted"],
});
