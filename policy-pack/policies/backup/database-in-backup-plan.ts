import { BACKUP, checkBackedUp } from "../../model/backup";
import type { Rule } from "../../model/rule";
import { DATABASE } from "../../model/types";

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
