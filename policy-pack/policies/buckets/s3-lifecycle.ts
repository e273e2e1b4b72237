import type { ObjectRetention } from "../../../contracts/retention";
import { VERSIONS } from "../../../contracts/retention/rule";
import { many } from "../../model/access/documents";
import type { Report, Rule } from "../../model/rules/rule";
import { expirationDays, lifecycleRules } from "../../model/services/buckets";
import { DISPOSAL } from "../../model/services/retention";
import type { Props, Resource } from "../../model/stack/stack";
import { retentionOf } from "../../model/stack/tags";
import { BUCKET } from "../../model/types/types";

const TIERS = { STANDARD_IA: "standardIa", GLACIER_IR: "glacierIr", DEEP_ARCHIVE: "deepArchive" } as const;

/** Data has an end that is written down, and that end is the manifest's: neither sooner nor never by oversight. */
export const s3Lifecycle: Rule = {
  id: "s3-lifecycle",
  description: "Buckets move and end their objects on the days the retention manifest states.",
  level: "mandatory",
  controls: { ...DISPOSAL, aws: ["s3-version-lifecycle-policy-check"] },
  convention: "retention-manifest",
  scope: "stack",
  types: BUCKET,
  check(bucket, report, stack) {
    const retention = retentionOf(bucket)?.object;
    if (retention === undefined) {
      report(
        `Bucket '${bucket.name}' holds a data class for which contracts/retention.ts states no object retention`,
        "set its tag Retention to a class with an object retention",
      );
      return;
    }
    const rules = lifecycleRules(bucket, stack).filter(appliesToAll);
    checkEnd(bucket, rules, retention, report);
    checkTiers(bucket, rules, retention, report);
  },
  otherwise(bucket, report, stack) {
    if (lifecycleRules(bucket, stack).some(isOn)) return;
    report(
      `Bucket '${bucket.name}' keeps every version of every object`,
      "add a BucketLifecycleConfiguration with a rule that is Enabled",
    );
  },
};

function checkEnd(bucket: Resource, rules: Props[], retention: ObjectRetention, report: Report): void {
  const ends = rules.flatMap((rule) => expirationDays(rule) ?? []);
  if (retention.expire === "never") {
    if (ends.length > 0) {
      report(
        `Bucket '${bucket.name}' ends objects that are kept for ever`,
        "remove the expiration of its lifecycle rules",
      );
    }
    return;
  }
  if (!ends.includes(retention.expire)) {
    const found =
      ends.length === 0 ? "has no end for its objects" : `ends its objects after ${ends.join(", ")} days`;
    report(
      `Bucket '${bucket.name}' ${found}`,
      `set expiration.days of a lifecycle rule to ${retention.expire}`,
    );
  }
  const stated = retentionOf(bucket)?.copies?.versionDays ?? VERSIONS.versionDays;
  const kept = rules.flatMap((rule) => rule["noncurrentVersionExpiration"]?.noncurrentDays ?? []);
  if (kept.length === 0 || kept.some((days) => days !== stated)) {
    const found = kept.length === 0 ? "for ever" : `for ${kept.join(", ")} days`;
    report(
      `Bucket '${bucket.name}' keeps the versions of deleted objects ${found}`,
      `set noncurrentVersionExpiration.noncurrentDays of a lifecycle rule to ${stated}`,
    );
  }
}

function checkTiers(bucket: Resource, rules: Props[], retention: ObjectRetention, report: Report): void {
  const transitions = rules.flatMap((rule) => many(rule["transitions"]) as Props[]);
  for (const [storageClass, key] of Object.entries(TIERS)) {
    const stated = retention[key];
    const found = transitions
      .filter((move) => move["storageClass"] === storageClass)
      .map((move) => move["days"]);
    if (stated === undefined ? found.length === 0 : found.includes(stated)) continue;
    const remedy =
      stated === undefined ? `remove that transition` : `set days of that transition to ${stated}`;
    report(
      `Bucket '${bucket.name}' moves objects to ${storageClass} after ${found.join(", ") || "no"} days`,
      `${remedy}, as contracts/retention.ts states`,
    );
  }
}

function appliesToAll(rule: Props): boolean {
  const filter = rule["filter"] ?? {};
  const narrowed =
    rule["prefix"] || Object.values(filter).some((value) => value !== "" && value !== undefined);
  return isOn(rule) && !narrowed;
}

function isOn(rule: Props): boolean {
  return rule["status"] === "Enabled" || rule["enabled"] === true;
}
