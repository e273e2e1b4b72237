import { resourceStatements } from "../../model/access/resource-policies";
import type { Rule } from "../../model/rules/rule";
import { BACKUP, BACKUP_VAULT, BACKUP_VAULT_POLICY } from "../../model/services/backup";

/** Those AWS Config asks for. */
const DENIED = [
  "backup:DeleteRecoveryPoint",
  "backup:UpdateRecoveryPointLifecycle",
  "backup:PutBackupVaultAccessPolicy",
];

/** Who blackmails deletes the backups first. */
export const backupManualDeletionDenied: Rule = {
  id: "backup-manual-deletion-denied",
  description: "Nobody can delete a recovery point by hand, shorten its life, or take that away.",
  level: "mandatory",
  controls: {
    ...BACKUP,
    hipaa: ["164.308(a)(7)(ii)(A)", "164.312(c)(1)"],
    aws: ["backup-recovery-point-manual-deletion-disabled"],
  },
  scope: "stack",
  types: BACKUP_VAULT,
  check(vault, report, stack) {
    const denials = stack
      .attachedTo(vault, "backupVaultName", BACKUP_VAULT_POLICY)
      .flatMap(resourceStatements)
      .filter(
        ({ allow, principals, conditions, resources }) =>
          !allow && principals.includes("*") && conditions.length === 0 && resources.includes("*"),
      );
    const denied = new Set(denials.flatMap(({ actions }) => actions.map((action) => action.toLowerCase())));
    const missing = DENIED.filter((action) => !denied.has(action.toLowerCase()) && !denied.has("backup:*"));
    if (missing.length === 0) return;
    report(
      `Backup vault '${vault.name}' lets ${missing.join(", ")} through`,
      `add a VaultPolicy that denies ${missing.join(", ")} to everybody, without conditions`,
    );
  },
};
