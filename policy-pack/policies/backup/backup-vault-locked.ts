import type { Rule } from "../../model/rules/rule";
import { BACKUP, BACKUP_PLAN, BACKUP_VAULT, BACKUP_VAULT_LOCK, planRules } from "../../model/services/backup";
import type { Resource, Stack } from "../../model/stack/stack";
import { isProduction } from "../../model/stack/tags";

/** The access policy falls to whoever may delete it; a lock for good falls to nobody. */
export const backupVaultLocked: Rule = {
  id: "backup-vault-locked",
  description: "Vaults are locked for the days of their plans; in production for good.",
  level: "mandatory",
  controls: { ...BACKUP, hipaa: ["164.308(a)(7)(ii)(A)", "164.312(c)(1)"], soc2: ["A1.2", "C1.2"] },
  scope: "stack",
  types: BACKUP_VAULT,
  check(vault, report, stack) {
    const [lock] = stack.attachedTo(vault, "backupVaultName", BACKUP_VAULT_LOCK);
    if (!lock) {
      report(`Backup vault '${vault.name}' is not locked`, "add a VaultLockConfiguration with its name");
      return;
    }
    const days = daysInto(vault, stack);
    const { minRetentionDays, maxRetentionDays, changeableForDays } = lock.props;
    const bounds = { minRetentionDays: Math.min(...days), maxRetentionDays: Math.max(...days) };
    if (days.length > 0 && minRetentionDays !== bounds.minRetentionDays) {
      report(
        `Backup vault '${vault.name}' lets recovery points end after ${minRetentionDays ?? 1} days`,
        `set minRetentionDays to ${bounds.minRetentionDays}`,
      );
    }
    if (days.length > 0 && maxRetentionDays !== bounds.maxRetentionDays) {
      report(
        `Backup vault '${vault.name}' lets recovery points stay ${maxRetentionDays ? `${maxRetentionDays} days` : "for ever"}`,
        `set maxRetentionDays to ${bounds.maxRetentionDays}`,
      );
    }
    if (isProduction(vault) && changeableForDays === undefined) {
      report(
        `Backup vault '${vault.name}' of production has a lock that can be lifted`,
        "set changeableForDays to 3 (config strata:objectLockMode COMPLIANCE)",
      );
    }
  },
};

/** Days of every rule that writes into the vault. */
function daysInto(vault: Resource, stack: Stack): number[] {
  return stack
    .ofType(BACKUP_PLAN)
    .flatMap(planRules)
    .filter(({ targetVaultName }) => stack.find(targetVaultName, BACKUP_VAULT) === vault)
    .flatMap(({ lifecycle }) => lifecycle?.deleteAfter ?? []);
}
