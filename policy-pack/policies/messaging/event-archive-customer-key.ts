import { customerKeyRule } from "../../model/services/keys";
import { EVENT_ARCHIVE } from "../../model/types/types";

/** An archive does not inherit the key of its bus. */
export const eventArchiveCustomerKey = customerKeyRule({
  id: "event-archive-customer-key",
  description: "Event archives are encrypted with a customer-managed KMS key.",
  types: EVENT_ARCHIVE,
  store: "Event archive",
  key: (props) => props["kmsKeyIdentifier"],
  set: "kmsKeyIdentifier",
});
