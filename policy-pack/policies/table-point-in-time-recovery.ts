import type { Rule } from "../model/rule";
import { TABLE } from "../model/types";

/** A faulty writer spoils a table within seconds: only a continuous backup takes it back to the second before. */
export const tablePointInTimeRecovery: Rule = {
  id: "table-point-in-time-recovery",
  description: "Tables can be restored to any second of the last 35 days.",
  level: "mandatory",
  controls: {
    hipaa: ["164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
    soc2: ["A1.2"],
    aws: ["dynamodb-pitr-enabled"],
  },
  scope: "resource",
  types: TABLE,
  check({ name, props }, report) {
    if (props["pointInTimeRecovery"]?.enabled === true) return;
    report(`Table '${name}' has no point-in-time recovery`, "set pointInTimeRecovery.enabled to true");
  },
};
