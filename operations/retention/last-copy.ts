import type { RetentionRule } from "../../contracts/retention";

/**
 * Days after the event until no copy of a class is left, begun days counting whole: in each place the days it is kept
 * and then those of the copies made there, of all places the longest. What services take to delete comes on top.
 * @returns undefined where something is kept for ever
 */
export function lastCopyDays(rule: RetentionRule): number | undefined {
  const { object, copies = {} } = rule;
  if (object?.expire === "never") return undefined;
  const inStores = longest(copies.pointInTimeDays, copies.backupDays, copies.vaultDays, copies.snapshotDays);
  const stored = [
    rule.tableTtl,
    rule.rowDays,
    rule.documentDays,
    rule.indexDays,
    inDays(rule.cacheSeconds, 86_400),
  ];
  const passing = [
    inDays(rule.streamHours, 24),
    inDays(rule.auditStreamHours, 24),
    rule.logDays,
    rule.archiveDays,
    rule.queueDays,
  ];
  return longest(
    ...passing,
    ...stored.map((days) => days && days + inStores),
    object && (object.from ?? 0) + object.expire + longest(copies.versionDays),
  );
}

function inDays(amount: number | undefined, perDay: number): number | undefined {
  return amount && Math.ceil(amount / perDay);
}

function longest(...days: (number | undefined)[]): number {
  return Math.max(0, ...days.map((one) => one ?? 0));
}
