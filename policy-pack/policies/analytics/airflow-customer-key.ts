import { AIRFLOW } from "../../model/services/analytics";
import { customerKeyRule } from "../../model/services/keys";

/** Its database holds variables and connections of every job, and cannot be encrypted anew later. */
export const airflowCustomerKey = customerKeyRule({
  id: "airflow-customer-key",
  description: "Airflow is encrypted with a customer-managed KMS key.",
  types: AIRFLOW,
  store: "Airflow",
  key: (props) => props["kmsKey"],
  set: "kmsKey",
});
