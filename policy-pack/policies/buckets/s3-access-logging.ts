import type { Rule } from "../../model/rules/rule";
import { bucketSettings, isAccessLogTarget } from "../../model/services/buckets";
import { dataClassOf } from "../../model/stack/tags";
import { BUCKET, BUCKET_LOGGING } from "../../model/types/types";

/**
 * Who read a record must be answerable later. The log bucket itself is exempt, as its log would grow by itself; so
 * that the exemption cannot spread, it may hold nothing but access logs.
 */
export const s3AccessLogging: Rule = {
  id: "s3-access-logging",
  description: "Buckets log every access to a bucket that holds nothing else.",
  level: "mandatory",
  controls: {
    hipaa: ["164.308(a)(1)(ii)(D)", "164.312(b)"],
    ferpa: ["99.32"],
    soc2: ["CC7.2"],
    aws: ["s3-bucket-logging-enabled"],
  },
  scope: "stack",
  types: BUCKET,
  check(bucket, report, stack) {
    if (isAccessLogTarget(bucket, stack)) {
      const dataClass = dataClassOf(bucket);
      if (dataClass === "access-logs") return;
      report(
        `Bucket '${bucket.name}' receives access logs but holds '${dataClass ?? "nothing named"}'`,
        'send the logs to a bucket whose tag Retention is "access-logs"',
      );
    }
    const targets = bucketSettings(bucket, stack, BUCKET_LOGGING, ["logging", "loggings"]);
    if (targets.some(({ targetBucket }) => targetBucket)) return;
    report(
      `Bucket '${bucket.name}' logs no access`,
      "add a BucketLogging with the access-log bucket as targetBucket",
    );
  },
};
