import type { Rule } from "../../model/rules/rule";
import { BACKUP, checkBackedUp, DATABASE_CLUSTER } from "../../model/services/backup";
import { DOCUMENTS } from "../../model/types/types";

/** The snapshots of a cluster end with it. AWS asks this of Aurora; a DocumentDB cluster loses as much. */
export const clusterInBackupPlan: Rule = {
  id: "cluster-in-backup-plan",
  description: "Clusters of Aurora and DocumentDB are in a backup plan.",
  level: "mandatory",
  controls: { ...BACKUP, aws: ["aurora-resources-protected-by-backup-plan"] },
  scope: "stack",
  types: [...DATABASE_CLUSTER, ...DOCUMENTS],
  check(cluster, report, stack) {
    checkBackedUp(cluster, "Cluster", report, stack);
  },
};
