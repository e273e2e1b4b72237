import type { Rule } from "../../model/rules/rule";
import { AIRFLOW } from "../../model/services/analytics";
import { BOUNDARY } from "../../model/services/network";

/** Whoever reaches the web server of Airflow starts jobs with its role. */
export const airflowPrivate: Rule = {
  id: "airflow-private",
  description: "The web server of Airflow is reached from the network only.",
  level: "mandatory",
  controls: BOUNDARY,
  scope: "resource",
  types: AIRFLOW,
  check({ name, props }, report) {
    // AWS makes it private unless told otherwise.
    if ((props["webserverAccessMode"] ?? "PRIVATE_ONLY") === "PRIVATE_ONLY") return;
    report(`Airflow '${name}' has a public web server`, 'set webserverAccessMode to "PRIVATE_ONLY"');
  },
};
