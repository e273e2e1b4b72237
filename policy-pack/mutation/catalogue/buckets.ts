import {
  BUCKET,
  BUCKET_ACL,
  BUCKET_ENCRYPTION,
  BUCKET_LOCK,
  BUCKET_LOGGING,
  BUCKET_OWNERSHIP,
  BUCKET_PUBLIC_ACCESS,
  BUCKET_VERSIONING,
} from "../../model/types/types";
import { AT_REST, AUDIT, BOUNDARY, CONTINGENCY, DISPOSAL, INTEGRITY, LEAST_PRIVILEGE } from "../grounds";
import type { Mutation } from "../mutation";
import { adds, breaks, removes, unbroken, unprotects } from "../rows";
import { absent, KEYS, longer, off, on, otherStack, shorter, stated, to } from "../ways";

const KEY = "rules[].applyServerSideEncryptionByDefault.kmsMasterKeyId";
const BLOCKS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

/** What may be wrong with a bucket beside its policy, its lifecycle and its copies. */
export const BUCKETS: readonly Mutation[] = [
  breaks(BUCKET, "objectLockEnabled", [stated(off)], INTEGRITY),
  breaks(BUCKET, "forceDestroy", [on], CONTINGENCY, ({ urn }) => urn.startsWith("urn:pulumi:prod:")),
  breaks(BUCKET, "acl", [to("public-read")], BOUNDARY),
  unbroken(BUCKET, "bucket", "A name of one's own choice may collide; it opens nothing"),
  unprotects(BUCKET, CONTINGENCY),
  unbroken(
    BUCKET,
    "(resource)",
    "Every resource that names the bucket is left without one, so nothing deploys",
  ),
  adds(
    BUCKET,
    "a public ACL",
    BUCKET_ACL[0] ?? "",
    ({ props }) => ({ bucket: props["bucket"], acl: "public-read" }),
    BOUNDARY,
  ),
  adds(
    BUCKET,
    "a website",
    "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
    ({ props }) => ({ bucket: props["bucket"], indexDocument: { suffix: "index.html" } }),
    BOUNDARY,
  ),
  adds(
    BUCKET,
    "a bucket with nothing around it",
    BUCKET[0] ?? "",
    ({ props }) => ({ bucket: `${String(props["bucket"])}-mutant`, tags: props["tags"] }),
    AT_REST,
  ),

  breaks(BUCKET_ENCRYPTION, KEY, KEYS, AT_REST),
  breaks(
    BUCKET_ENCRYPTION,
    "rules[].applyServerSideEncryptionByDefault.sseAlgorithm",
    [absent, to("AES256")],
    AT_REST,
    // Access logs cannot be delivered to a bucket with a key of its own.
    ({ props }) => JSON.stringify(props).includes("kmsMasterKeyId"),
  ),
  breaks(BUCKET_ENCRYPTION, "rules[]", [absent], AT_REST, ({ props }) =>
    JSON.stringify(props).includes("kmsMasterKeyId"),
  ),
  breaks(BUCKET_ENCRYPTION, "rules[].bucketKeyEnabled", [absent, off].map(stated), {
    accepted: "A bucket key saves requests to KMS; without it each object has a key of its own",
  }),
  breaks(BUCKET_ENCRYPTION, "bucket", [otherStack], AT_REST),
  removes(BUCKET_ENCRYPTION, AT_REST),

  breaks(
    BUCKET_VERSIONING,
    "versioningConfiguration.status",
    [absent, to("Suspended"), to("Disabled")],
    CONTINGENCY,
  ),
  breaks(BUCKET_VERSIONING, "versioningConfiguration", [absent], CONTINGENCY),
  unbroken(
    BUCKET_VERSIONING,
    "versioningConfiguration.mfaDelete",
    "Deletion by second factor needs the root user, which nobody uses here",
  ),
  breaks(BUCKET_VERSIONING, "bucket", [otherStack], CONTINGENCY),
  removes(BUCKET_VERSIONING, CONTINGENCY),

  ...BLOCKS.map((block) => breaks(BUCKET_PUBLIC_ACCESS, block, [absent, off], BOUNDARY)),
  breaks(BUCKET_PUBLIC_ACCESS, "bucket", [otherStack], BOUNDARY),
  removes(BUCKET_PUBLIC_ACCESS, BOUNDARY),

  breaks(
    BUCKET_OWNERSHIP,
    "rule.objectOwnership",
    [to("ObjectWriter"), to("BucketOwnerPreferred")],
    LEAST_PRIVILEGE,
  ),
  breaks(BUCKET_OWNERSHIP, "rule", [absent], LEAST_PRIVILEGE),
  breaks(BUCKET_OWNERSHIP, "bucket", [otherStack], LEAST_PRIVILEGE),
  removes(BUCKET_OWNERSHIP, LEAST_PRIVILEGE),

  breaks(BUCKET_LOGGING, "targetBucket", [absent, otherStack], AUDIT),
  breaks(BUCKET_LOGGING, "bucket", [otherStack], AUDIT),
  unbroken(BUCKET_LOGGING, "targetPrefix", "Without a prefix logs are harder to sort, but all there"),
  removes(BUCKET_LOGGING, AUDIT),

  breaks(BUCKET_LOCK, "rule.defaultRetention.mode", [absent, to("GOVERNANCE")], INTEGRITY, ({ urn }) =>
    urn.startsWith("urn:pulumi:prod:"),
  ),
  breaks(BUCKET_LOCK, "rule.defaultRetention.days", [absent, longer, shorter, to(1)], DISPOSAL),
  breaks(BUCKET_LOCK, "rule.defaultRetention", [absent], INTEGRITY),
  breaks(BUCKET_LOCK, "rule", [absent], INTEGRITY),
  breaks(BUCKET_LOCK, "bucket", [otherStack], INTEGRITY),
  removes(BUCKET_LOCK, INTEGRITY),
];
