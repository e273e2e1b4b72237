import type { Rule } from "../../model/rules/rule";
import { bucketSettings } from "../../model/services/buckets";
import { lockDays } from "../../model/services/retention";
import { isProduction, retentionOf } from "../../model/stack/tags";
import { BUCKET, BUCKET_LOCK } from "../../model/types/types";

/** A trail that an administrator can rewrite proves nothing: only a lock in compliance mode binds administrators. */
export const s3ObjectLock: Rule = {
  id: "s3-object-lock",
  description: "Buckets of a data class with a lock period lock their objects for that long.",
  level: "mandatory",
  controls: {
    hipaa: ["164.312(b)", "164.312(c)(1)", "164.316(b)(2)(i)"],
    ferpa: ["99.32"],
    soc2: ["CC7.2", "PI1.5"],
    aws: ["s3-bucket-default-lock-enabled"],
  },
  convention: "retention-manifest",
  scope: "stack",
  types: BUCKET,
  check(bucket, report, stack) {
    const lock = retentionOf(bucket)?.object?.lock;
    if (lock === undefined) return;
    const name = `Bucket '${bucket.name}'`;
    if (bucket.props["objectLockEnabled"] !== true) {
      report(`${name} cannot lock its objects`, "set objectLockEnabled to true on the bucket");
    }
    const defaults = bucketSettings(bucket, stack, BUCKET_LOCK).map(({ rule }) => rule?.defaultRetention);
    const longest = Math.max(0, ...defaults.map(lockDays));
    if (longest < lock) {
      report(
        `${name} locks its objects for ${longest} days`,
        `set rule.defaultRetention.days of its BucketObjectLockConfiguration to ${lock}`,
      );
    } else if (isProduction(bucket) && !defaults.some((one) => one?.mode === "COMPLIANCE")) {
      report(
        `${name} has a lock that administrators can lift`,
        'set rule.defaultRetention.mode to "COMPLIANCE" in production',
      );
    }
  },
  otherwise(bucket, report, stack) {
    const locks = bucketSettings(bucket, stack, BUCKET_LOCK, ["objectLockConfiguration"]);
    if (locks.some(({ rule }) => lockDays(rule?.defaultRetention) > 0)) return;
    report(
      `Bucket '${bucket.name}' locks nothing`,
      "add a BucketObjectLockConfiguration with rule.defaultRetention.days",
    );
  },
};
