import type { Rule } from "../../model/rules/rule";
import { BOUNDARY } from "../../model/services/network";
import { SNAPSHOT } from "../../model/types/types";

/** A snapshot is the whole database; whoever it is shared with restores it where no rule of ours holds. */
export const snapshotNotShared: Rule = {
  id: "snapshot-not-shared",
  description: "Snapshots of databases are shared with nobody.",
  level: "mandatory",
  controls: { ...BOUNDARY, aws: ["rds-snapshots-public-prohibited"] },
  scope: "resource",
  types: SNAPSHOT,
  check({ name, props }, report) {
    const shared: string[] = props["sharedAccounts"] ?? [];
    if (shared.length === 0) return;
    report(`Snapshot '${name}' is shared with '${shared.join("', '")}'`, "remove sharedAccounts");
  },
};
