import { customerKeyRule } from "../../model/services/keys";
import { SNAPSHOT_COPY } from "../../model/types/types";

/** A snapshot has the key of its source; a copy, in another region above all, has the one it is given. */
export const snapshotCustomerKey = customerKeyRule({
  id: "snapshot-customer-key",
  description: "Copies of snapshots are encrypted with a customer-managed KMS key.",
  types: SNAPSHOT_COPY,
  store: "Copy of a snapshot",
  key: (props) => props["kmsKeyId"],
  set: "kmsKeyId",
  aws: ["rds-snapshot-encrypted"],
});
