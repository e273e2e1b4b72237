import type { Rule } from "../../model/rules/rule";
import { BACKUP, checkBackedUp } from "../../model/services/backup";
import { DATABASE } from "../../model/types/types";

/** Automated backups end with their database. A replica holds nothing that its source does not. */
export const databaseInBackupPlan: Rule = {
  id: "database-in-backup-plan",
  description: "Database instances that are no replicas are in a backup plan.",
  level: "mandatory",
  controls: { ...BACKUP, aws: ["rds-in-backup-plan"] },
  scope: "stack",
  types: DATABASE,
  check(database, report, stack) {
    if (!database.props["replicateSourceDb"]) checkBackedUp(database, "Database", report, stack);
  },
};
