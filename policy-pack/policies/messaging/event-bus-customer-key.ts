import { customerKeyRule } from "../../model/services/keys";
import { EVENT_BUS } from "../../model/types/types";

/** The bus keeps what it cannot deliver yet for up to a day. */
export const eventBusCustomerKey = customerKeyRule({
  id: "event-bus-customer-key",
  description: "Event buses are encrypted with a customer-managed KMS key.",
  types: EVENT_BUS,
  store: "Event bus",
  key: (props) => props["kmsKeyIdentifier"],
  set: "kmsKeyIdentifier",
});
