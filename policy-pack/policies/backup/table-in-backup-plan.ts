import type { Rule } from "../../model/rules/rule";
import { BACKUP, checkBackedUp } from "../../model/services/backup";
import { dataClassOf } from "../../model/stack/tags";
import { TABLE } from "../../model/types/types";

/**
 * Classes that are left out on purpose: a recovery point of the keys of subjects would bring back a key that was destroyed
 * (rule `backup-spares-subject-keys`); counters of remediations mean nothing a day later.
 */
const SPARED = ["subject-keys", "remediations"];

/** Points in time end with their table; recovery points do not. */
export const tableInBackupPlan: Rule = {
  id: "table-in-backup-plan",
  description: "Tables are in a backup plan, but for those whose content must not or need not come back.",
  level: "mandatory",
  controls: { ...BACKUP, aws: ["dynamodb-in-backup-plan"] },
  scope: "stack",
  types: TABLE,
  check(table, report, stack) {
    if (!SPARED.includes(String(dataClassOf(table)))) checkBackedUp(table, "Table", report, stack);
  },
};
