import type { Rule } from "../../model/rules/rule";
import { BACKUP, BACKUP_PLAN, BACKUP_VAULT, planRules } from "../../model/services/backup";
import { KEY } from "../../model/types/types";

/** A recovery point takes its vault's key, whatever its table was under. */
export const backupVaultCustomerKey: Rule = {
  id: "backup-vault-customer-key",
  description: "Backup plans write to vaults of the stack that are under its customer keys.",
  level: "mandatory",
  controls: {
    ...BACKUP,
    hipaa: ["164.312(a)(2)(iv)", "164.308(a)(7)(ii)(A)"],
    coppa: ["312.8"],
    soc2: ["A1.2", "CC6.1"],
    aws: ["backup-recovery-point-encrypted"],
  },
  scope: "stack",
  types: [...BACKUP_VAULT, ...BACKUP_PLAN],
  check(subject, report, stack) {
    if ((BACKUP_VAULT as readonly string[]).includes(subject.type)) {
      if (stack.find(subject.props["kmsKeyArn"], KEY)) return;
      report(
        `Backup vault '${subject.name}' is not encrypted with a customer key`,
        "set kmsKeyArn to a KMS key of this stack",
      );
      return;
    }
    for (const { ruleName, targetVaultName } of planRules(subject)) {
      if (stack.find(targetVaultName, BACKUP_VAULT)) continue;
      report(
        `Backup plan '${subject.name}', rule '${ruleName}', writes to vault '${targetVaultName}', which is not of this stack`,
        "set targetVaultName to the name of a vault of this stack",
      );
    }
  },
};
