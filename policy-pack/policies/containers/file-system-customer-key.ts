import { FILE_SYSTEM } from "../../model/services/containers";
import { customerKeyRule } from "../../model/services/keys";

/** A file system cannot be encrypted later, only copied into another one. */
export const fileSystemCustomerKey = customerKeyRule({
  id: "file-system-customer-key",
  description: "File systems are encrypted with a customer-managed KMS key.",
  types: FILE_SYSTEM,
  store: "File system",
  key: ({ encrypted, kmsKeyId }) => (encrypted === true ? kmsKeyId : undefined),
  set: "encrypted to true and kmsKeyId",
  aws: ["efs-encrypted-check"],
});
