import { isIPv4 } from "node:net";
import { at, listAt, numberAt, UNKNOWN } from "../masked";
import { isPlain, type Plain, type Problem } from "../problem";
import { conflict, type Rule, range, text } from "./rule";

const BUCKET_NAME =
  "3 to 63 lower-case letters, digits, dots and hyphens, beginning and ending with a letter or digit, " +
  "no two dots in a row, no IP address, no reserved prefix or suffix";

/** Source: "General purpose buckets naming rules" of the S3 user guide. */
function isBucketName(name: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes("..") &&
    !isIPv4(name) &&
    !/^(xn--|sthree-|amzn-s3-demo-)/.test(name) &&
    !/(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name)
  );
}

const bucket = [
  text("bucket", "bucket-name", isBucketName, BUCKET_NAME),
  text(
    "bucketPrefix",
    "bucket-name",
    (prefix) => /^[a-z0-9][a-z0-9.-]{0,36}$/.test(prefix),
    "at most 37 characters of a bucket name",
  ),
];

/** Storage classes that need 30 days of age first. */
const INFREQUENT = ["STANDARD_IA", "ONEZONE_IA"];

const lifecycle: Rule = (inputs) =>
  listAt(inputs, "rules").flatMap((rule, i) => (isPlain(rule) ? lifecycleRule(rule, `rules[${i}]`) : []));

function lifecycleRule(rule: Plain, path: string): Problem[] {
  const problems: Problem[] = [];
  const expiry = numberAt(rule, "expiration.days");
  for (const [i, transition] of listAt(rule, "transitions").entries()) {
    const days = numberAt(transition, "days");
    const where = `${path}.transitions[${i}].days`;
    if (days === undefined) continue;
    if (INFREQUENT.includes(String(at(transition, "storageClass"))) && days < 30) {
      problems.push(
        conflict(
          where,
          "range",
          `${where} is ${days}; allowed: at least 30 for ${at(transition, "storageClass")}.`,
        ),
      );
    }
    if (expiry !== undefined && expiry <= days) {
      problems.push(
        conflict(where, "range", `${where} is ${days}; allowed: fewer days than the expiration's ${expiry}.`),
      );
    }
  }
  if (expiry !== undefined && expiry < 1 && at(rule, "expiration.expiredObjectDeleteMarker") !== true) {
    problems.push(
      conflict(
        `${path}.expiration.days`,
        "range",
        `${path}.expiration.days is ${expiry}; allowed: 1 or more.`,
      ),
    );
  }
  return problems;
}

const objectLock: Rule = (inputs) => {
  const given = ["days", "years"].filter((unit) => at(inputs, `rule.defaultRetention.${unit}`) !== undefined);
  if (at(inputs, "rule.defaultRetention") === undefined || at(inputs, "rule.defaultRetention") === UNKNOWN)
    return [];
  if (given.length === 1) return [];
  const message = `rule.defaultRetention has ${given.length === 0 ? "neither days nor years" : "days and years"}; allowed: exactly one.`;
  return [conflict("rule.defaultRetention", "union", message)];
};

export const STORAGE_RULES: Record<string, Rule[]> = {
  "aws:s3/bucket:Bucket": bucket,
  "aws:s3/bucketV2:BucketV2": bucket,
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": [lifecycle],
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": [
    range("rule.defaultRetention.days", 1, 36_500, "days"),
    range("rule.defaultRetention.years", 1, 100, "years"),
    objectLock,
  ],
};
