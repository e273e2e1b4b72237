import type { Rule } from "../../model/rules/rule";
import { backupManualDeletionDenied } from "./backup-manual-deletion-denied";
import { backupPlanPeriod } from "./backup-plan-period";
import { backupSparesSubjectKeys } from "./backup-spares-subject-keys";
import { backupVaultCustomerKey } from "./backup-vault-customer-key";
import { backupVaultLocked } from "./backup-vault-locked";
import { clusterInBackupPlan } from "./cluster-in-backup-plan";
import { databaseInBackupPlan } from "./database-in-backup-plan";
import { fileSystemInBackupPlan } from "./file-system-in-backup-plan";
import { tableInBackupPlan } from "./table-in-backup-plan";

/** Recovery points: of what, how often, for how long, and out of whose reach. */
export const BACKUP: readonly Rule[] = [
  backupManualDeletionDenied,
  backupPlanPeriod,
  backupSparesSubjectKeys,
  backupVaultCustomerKey,
  backupVaultLocked,
  clusterInBackupPlan,
  databaseInBackupPlan,
  fileSystemInBackupPlan,
  tableInBackupPlan,
];
