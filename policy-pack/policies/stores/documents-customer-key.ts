import { customerKeyRule } from "../../model/services/keys";
import { DOCUMENTS } from "../../model/types/types";

/** A cluster cannot be encrypted later, only copied into another one; its snapshots follow it. */
export const documentsCustomerKey = customerKeyRule({
  id: "documents-customer-key",
  description: "Document clusters are encrypted with a customer-managed KMS key.",
  types: DOCUMENTS,
  store: "Cluster",
  key: ({ storageEncrypted, kmsKeyId }) => (storageEncrypted === true ? kmsKeyId : undefined),
  set: "storageEncrypted to true and kmsKeyId",
});
