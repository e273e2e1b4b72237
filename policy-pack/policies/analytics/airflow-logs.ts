import { AUDIT } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import { AIRFLOW } from "../../model/services/analytics";

/** Which job read which records is told by the tasks' logs alone. */
export const airflowLogs: Rule = {
  id: "airflow-logs",
  description: "Airflow writes the logs of all its parts.",
  level: "mandatory",
  controls: AUDIT,
  scope: "resource",
  types: AIRFLOW,
  check({ name, props }, report) {
    const configured = props["loggingConfiguration"] ?? {};
    const silent = PARTS.filter((part) => configured[part]?.enabled !== true);
    if (silent.length === 0) return;
    report(
      `Airflow '${name}' writes no ${silent.join(", ")}`,
      `set loggingConfiguration.${silent[0]}.enabled to true`,
    );
  },
};

const PARTS = ["dagProcessingLogs", "schedulerLogs", "taskLogs", "webserverLogs", "workerLogs"] as const;
