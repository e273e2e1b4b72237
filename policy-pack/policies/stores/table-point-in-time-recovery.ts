import type { Rule } from "../../model/rules/rule";
import type { Resource } from "../../model/stack/stack";
import { retentionOf } from "../../model/stack/tags";
import { TABLE } from "../../model/types/types";

/** Where nothing is stated, DynamoDB keeps the longest it offers. */
const SERVICE_DAYS = 35;

/** A faulty writer spoils a table within seconds: only a continuous backup takes it back to the second before. */
export const tablePointInTimeRecovery: Rule = {
  id: "table-point-in-time-recovery",
  description: "Tables can be restored to any second within the days of the retention manifest.",
  level: "mandatory",
  controls: {
    hipaa: ["164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
    soc2: ["A1.2"],
    aws: ["dynamodb-pitr-enabled"],
  },
  scope: "resource",
  types: TABLE,
  check(table, report) {
    const { enabled, recoveryPeriodInDays: days = SERVICE_DAYS } = table.props["pointInTimeRecovery"] ?? {};
    if (enabled !== true) {
      report(
        `Table '${table.name}' has no point-in-time recovery`,
        "set pointInTimeRecovery.enabled to true",
      );
      return;
    }
    const stated = statedDays(table);
    if (days !== stated) {
      report(
        `Table '${table.name}' can be restored for ${days} days`,
        `set pointInTimeRecovery.recoveryPeriodInDays to ${stated}, as contracts/retention states`,
      );
    }
  },
  remediation: {
    types: TABLE,
    patch(table) {
      const { enabled } = table.props["pointInTimeRecovery"] ?? {};
      if (enabled === true) return undefined;
      return { pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: statedDays(table) } };
    },
  },
};

/** Days the manifest states for points in time of the table's data class. */
function statedDays(table: Resource): number {
  return retentionOf(table)?.copies?.pointInTimeDays ?? SERVICE_DAYS;
}
