import type { Breach } from "./breach";

const ENCRYPTION = "records-ServerSideEncryptionConfiguration";

/** What a bucket is, spread over the resources that complete it. */
export const BUCKETS: readonly Breach[] = [
  removed("s3-customer-key", ENCRYPTION, /add a BucketServerSideEncryptionConfiguration/),
  {
    rule: "s3-customer-key",
    breaks: "the algorithm is AES256 on a bucket that receives no access logs",
    at: "records",
    change: (stack) => {
      stack.props(ENCRYPTION).rules[0].applyServerSideEncryptionByDefault = { sseAlgorithm: "AES256" };
    },
    remedy: /set sseAlgorithm to "aws:kms"/,
  },
  {
    rule: "s3-customer-key",
    breaks: "no key is named",
    at: "records",
    change: (stack) => {
      delete stack.props(ENCRYPTION).rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId;
    },
    remedy: /set kmsMasterKeyId/,
  },
  {
    rule: "s3-customer-key",
    breaks: "the bucket key is off",
    at: "records",
    change: (stack) => {
      stack.props(ENCRYPTION).rules[0].bucketKeyEnabled = false;
    },
    remedy: /set bucketKeyEnabled to true/,
  },
  {
    rule: "s3-customer-key",
    breaks: "the access-log bucket is encrypted with KMS, which S3 cannot deliver to",
    at: "access-logs",
    change: (stack) => {
      stack.props("access-logs-ServerSideEncryptionConfiguration").rules = stack.props(ENCRYPTION).rules;
    },
    remedy: /set sseAlgorithm to "AES256"/,
  },
  removed("s3-tls-only", "records-Policy", /add a BucketPolicy that denies "s3:\*"/),
  {
    rule: "s3-tls-only",
    breaks: "the denial covers the objects but not the bucket",
    at: "records",
    change: (stack) =>
      stack.statements("records-Policy", ([denial]) => {
        denial.Resource = denial.Resource.slice(1);
      }),
    remedy: /on the bucket and its objects/,
  },
  removed("s3-versioning", "records-Versioning", /add a BucketVersioning/),
  {
    rule: "s3-versioning",
    breaks: "versioning is suspended",
    at: "records",
    change: (stack) => {
      stack.props("records-Versioning").versioningConfiguration.status = "Suspended";
    },
    remedy: /status "Enabled"/,
  },
  removed("s3-public-access-block", "records-PublicAccessBlock", /add a BucketPublicAccessBlock/),
  {
    rule: "s3-public-access-block",
    breaks: "one of the four switches is off",
    at: "records",
    change: (stack) => {
      stack.props("records-PublicAccessBlock").restrictPublicBuckets = false;
    },
    remedy: /with restrictPublicBuckets set to true/,
  },
  removed("s3-access-logging", "records-Logging", /add a BucketLogging/),
  {
    rule: "s3-access-logging",
    breaks: "the logs go to a bucket that holds data",
    at: "trail",
    change: (stack) => {
      stack.props("records-Logging").targetBucket = "trail-1a2b3c4";
    },
    remedy: /send the logs to a bucket whose tag Retention is "access-logs"/,
  },
  removed("s3-acl-prohibited", "records-OwnershipControls", /add BucketOwnershipControls/),
  {
    rule: "s3-acl-prohibited",
    breaks: "the bucket has a canned access list",
    at: "records",
    change: (stack) => {
      stack.props("records").acl = "public-read";
    },
    remedy: /remove the ACL/,
  },
  {
    rule: "s3-object-lock",
    breaks: "the bucket of the audit trail cannot lock",
    at: "trail",
    change: (stack) => {
      stack.props("trail").objectLockEnabled = false;
    },
    remedy: /set objectLockEnabled to true/,
  },
  removed("s3-object-lock", "trail-ObjectLockConfiguration", /set rule\.defaultRetention\.days .* to 2555/),
  {
    rule: "s3-object-lock",
    breaks: "administrators can lift the lock in production",
    at: "trail",
    change: (stack) => {
      stack.props("trail-ObjectLockConfiguration").rule.defaultRetention.mode = "GOVERNANCE";
    },
    remedy: /set rule\.defaultRetention\.mode to "COMPLIANCE"/,
  },
];

function removed(rule: string, part: string, remedy: RegExp): Breach {
  const [at = part] = part.split("-");
  return { rule, breaks: `${part} is missing`, at, change: (stack) => stack.remove(part), remedy };
}
