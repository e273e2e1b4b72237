import type { Rule } from "../../model/rules/rule";
import type { Resource } from "../../model/stack/stack";
import { retentionOf } from "../../model/stack/tags";
import { CACHE, CLUSTER, DATABASE, DOCUMENTS } from "../../model/types/types";

/** Fewer days cannot be restored from; more keep what should have been gone. Replicas are backed up with their source. */
export const storeBackups: Rule = {
  id: "store-backups",
  description: "Databases and caches are backed up for as many days as the retention manifest states.",
  level: "mandatory",
  controls: {
    hipaa: ["164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
    coppa: ["312.10"],
    soc2: ["A1.2", "C1.2"],
    aws: ["db-instance-backup-enabled", "elasticache-redis-cluster-automatic-backup-check"],
  },
  convention: "retention-manifest",
  scope: "resource",
  types: [...CACHE, ...CLUSTER, ...DATABASE, ...DOCUMENTS],
  check(resource, report) {
    const { name, props } = resource;
    if (props["replicateSourceDb"]) return;
    const property = propertyOf(resource);
    const copies = retentionOf(resource)?.copies;
    const stated = property === "snapshotRetentionLimit" ? copies?.snapshotDays : copies?.backupDays;
    const days = props[property] ?? 0;
    if (stated === undefined)
      report(
        `Store '${name}' holds a class without stated backups`,
        "set its tag Retention to a class with backupDays or snapshotDays",
      );
    else if (days !== stated)
      report(
        `Store '${name}' is backed up for ${days} days`,
        `set ${property} to ${stated}, as contracts/retention states`,
      );
  },
  otherwise(resource, report) {
    const { name, props } = resource;
    const property = propertyOf(resource);
    // Clusters are backed up for a day where nothing is said; instances and caches are not.
    const unsaid = CLUSTERS.includes(resource.type) ? 1 : 0;
    if (props["replicateSourceDb"] || (props[property] ?? unsaid) > 0) return;
    report(`Store '${name}' is not backed up`, `set ${property} to the days it has to be restored for`);
  },
};

const CLUSTERS: readonly string[] = [...CLUSTER, ...DOCUMENTS];

function propertyOf({ type }: Resource): "snapshotRetentionLimit" | "backupRetentionPeriod" {
  return (CACHE as readonly string[]).includes(type) ? "snapshotRetentionLimit" : "backupRetentionPeriod";
}
