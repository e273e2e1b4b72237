import { after, classesWith, plain, type Reader, ruleOf, stated } from "./reader";

const SECONDS_A_DAY = 86_400;

/** OpenSearch Service keeps its hourly snapshots for 14 days, whatever is asked for. */
const SEARCH_SNAPSHOT_DAYS = 14;

/** A PostgreSQL instance: rows end by the purge; a read replica makes no backups of its own unless it says so. */
export const relationalCopies: Reader = (instance) => {
  const replica = instance.props["replicateSourceDb"] !== undefined;
  const backups: number = instance.props["backupRetentionPeriod"] ?? 0;
  return classesWith("rowDays").flatMap((dataClass) => {
    const rows = plain(instance, "PostgreSQL instance", dataClass, stated(dataClass, "rowDays"));
    const kept = replica ? ({ ...rows, kind: "replica" } as const) : rows;
    return backups > 0 ? [kept, after(rows, "backups", backups)] : [kept];
  });
};

export const documentCopies: Reader = (cluster) => {
  const backups: number = cluster.props["backupRetentionPeriod"] ?? 1;
  return classesWith("documentDays").flatMap((dataClass) => {
    const documents = plain(cluster, "DocumentDB cluster", dataClass, stated(dataClass, "documentDays"));
    return [documents, after(documents, "backups", backups)];
  });
};

export const searchCopies: Reader = (domain) =>
  classesWith("indexDays").flatMap((dataClass) => {
    // Indices end whole, one a day: a document may stand a day longer.
    const index = plain(domain, "OpenSearch domain", dataClass, stated(dataClass, "indexDays") + 1);
    return [index, after(index, "snapshots", SEARCH_SNAPSHOT_DAYS)];
  });

export const cacheCopies: Reader = (group) => {
  const snapshots: number = group.props["snapshotRetentionLimit"] ?? 0;
  return classesWith("cacheSeconds").flatMap((dataClass) => {
    const seconds = ruleOf(dataClass).cacheSeconds ?? 0;
    const keys = plain(group, "Redis cache", dataClass, seconds / SECONDS_A_DAY);
    return snapshots > 0 ? [keys, after(keys, "snapshots", snapshots)] : [keys];
  });
};
