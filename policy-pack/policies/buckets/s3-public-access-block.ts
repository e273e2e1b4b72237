import type { Rule } from "../../model/rules/rule";
import { bucketSettings } from "../../model/services/buckets";
import { BUCKET, BUCKET_PUBLIC_ACCESS } from "../../model/types/types";

const SWITCHES = [
  "blockPublicAcls",
  "blockPublicPolicy",
  "ignorePublicAcls",
  "restrictPublicBuckets",
] as const;

/** One mistaken policy must not be enough to publish a bucket. */
export const s3PublicAccessBlock: Rule = {
  id: "s3-public-access-block",
  description: "Buckets block public access with all four switches.",
  level: "mandatory",
  controls: {
    hipaa: ["164.312(a)(1)"],
    ferpa: ["99.30"],
    coppa: ["312.8"],
    soc2: ["CC6.1", "CC6.6"],
    aws: ["s3-bucket-public-read-prohibited", "s3-bucket-public-write-prohibited"],
  },
  scope: "stack",
  types: BUCKET,
  check(bucket, report, stack) {
    const blocks = bucketSettings(bucket, stack, BUCKET_PUBLIC_ACCESS);
    const open = SWITCHES.filter((key) => !blocks.some((block) => block[key] === true));
    if (open.length === 0) return;
    report(
      `Bucket '${bucket.name}' does not block public access (${open.join(", ")})`,
      `add a BucketPublicAccessBlock with ${open.join(", ")} set to true`,
    );
  },
  remediation: {
    types: BUCKET_PUBLIC_ACCESS,
    patch({ props }) {
      const open = SWITCHES.filter((key) => props[key] !== true);
      return open.length === 0 ? undefined : Object.fromEntries(open.map((key) => [key, true]));
    },
  },
};
