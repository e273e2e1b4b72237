import type { Rule } from "../../model/rules/rule";
import { BACKUP, checkBackedUp } from "../../model/services/backup";
import { FILE_SYSTEM } from "../../model/services/containers";

/** A file system keeps no versions: what is overwritten is gone. */
export const fileSystemInBackupPlan: Rule = {
  id: "file-system-in-backup-plan",
  description: "File systems are in a backup plan.",
  level: "mandatory",
  controls: { ...BACKUP, aws: ["efs-in-backup-plan"] },
  scope: "stack",
  types: FILE_SYSTEM,
  check(system, report, stack) {
    checkBackedUp(system, "File system", report, stack);
  },
};
