import { many } from "../../model/access/documents";
import type { Rule } from "../../model/rules/rule";
import { BACKUP, BACKUP_SELECTION, selectedStores, statedDays } from "../../model/services/backup";
import { DISPOSAL } from "../../model/services/retention";

/**
 * Erasing a subject is destroying a key. A recovery point of the table of keys would undo it for as long as the
 * generation that wraps them lives (ADR 22).
 */
export const backupSparesSubjectKeys: Rule = {
  id: "backup-spares-subject-keys",
  description: "Backup selections name stores one by one, and none whose class may have no recovery points.",
  level: "mandatory",
  controls: {
    ...DISPOSAL,
    hipaa: [...(BACKUP.hipaa ?? []), "164.310(d)(2)(i)"],
    coppa: ["312.6", "312.10"],
  },
  convention: "retention-manifest",
  scope: "stack",
  types: BACKUP_SELECTION,
  check(selection, report, stack) {
    const { resources, selectionTags, conditions } = selection.props;
    const patterns = many(resources).filter((arn) => String(arn).includes("*"));
    if (patterns.length > 0 || many(selectionTags).length > 0 || many(conditions).length > 0) {
      report(
        `Backup selection '${selection.name}' takes whatever has a tag or fits a pattern`,
        "set resources to the ARNs of the stores, without selectionTags and conditions",
      );
    }
    for (const store of selectedStores(selection, stack)) {
      if (statedDays(store) !== undefined) continue;
      report(
        `Backup selection '${selection.name}' makes recovery points of '${store.name}', of which there may be none`,
        "remove its ARN from resources, or state copies.vaultDays for its class in contracts/retention",
      );
    }
  },
};
