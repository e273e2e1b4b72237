import type { Rule } from "../../model/rules/rule";
import { bucketSettings, expirationDays, lifecycleRules } from "../../model/services/buckets";
import { DISPOSAL, lockDays } from "../../model/services/retention";
import { dataClassOf, retentionOf } from "../../model/stack/tags";
import { BUCKET, BUCKET_LOCK } from "../../model/types/types";

/** A lock that outlasts the end of the data makes a duty to delete impossible to keep, and cannot be undone. */
export const retentionContradiction: Rule = {
  id: "retention-contradiction",
  description: "No object is locked for longer than it is kept, or where it has to be deletable.",
  level: "mandatory",
  controls: DISPOSAL,
  scope: "stack",
  types: BUCKET,
  check(bucket, report, stack) {
    const lock = Math.max(
      0,
      ...bucketSettings(bucket, stack, BUCKET_LOCK).map(({ rule }) => lockDays(rule?.defaultRetention)),
      ...bucketSettings(bucket, stack, [], ["objectLockConfiguration"]).map(({ rule }) =>
        lockDays(rule?.defaultRetention),
      ),
    );
    if (lock === 0) return;
    const ends = lifecycleRules(bucket, stack).flatMap((rule) => expirationDays(rule) ?? []);
    const end = Math.min(...ends);
    if (lock > end) {
      report(
        `Bucket '${bucket.name}' locks objects for ${lock} days but ends them after ${end}`,
        `set the lock to at most ${end} days`,
      );
    }
    const retention = retentionOf(bucket);
    if (retention?.object && retention.object.lock === undefined) {
      report(
        `Bucket '${bucket.name}' locks '${dataClassOf(bucket)}', which has to be deletable on request`,
        "remove its Object Lock, or state a lock for the class in contracts/retention.ts",
      );
    } else if (retention?.object?.lock !== undefined && lock > retention.object.lock) {
      report(
        `Bucket '${bucket.name}' locks objects for ${lock} days`,
        `set the lock to the ${retention.object.lock} days of contracts/retention.ts`,
      );
    }
  },
};
