import {
  GetBucketEncryptionCommand,
  GetBucketLoggingCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  PutBucketEncryptionCommand,
  PutBucketLoggingCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { type Mender, type Sight, unlessUnset } from "../core";

/** What the program states of one of its buckets. */
export interface BucketStatement {
  name: string;
  /** Key of its default encryption. Absent for the one bucket that is under SSE-S3: it receives access logs. */
  keyArn?: string;
  /** Where its access logs go. Absent for the bucket that receives them. */
  accessLogs?: { bucket: string; prefix: string };
}

type BucketMender = (bucket: BucketStatement) => Promise<Sight>;

/** A bucket that the program does not have is a stranger: nobody stated its key, its logs or that it may not be public. */
function ofStated(buckets: readonly BucketStatement[], mender: BucketMender): Mender {
  return async (resourceId) => {
    const stated = buckets.find(({ name }) => name === resourceId);
    return stated ? mender(stated) : { as: "stranger", before: {} };
  };
}

/** Default encryption under the bucket's own key, with a bucket key (45 CFR 164.312(a)(2)(iv)). */
export function bucketEncryption(s3: S3Client, buckets: readonly BucketStatement[]): Mender {
  return ofStated(buckets, async ({ name: Bucket, keyArn }) => {
    const read = s3.send(new GetBucketEncryptionCommand({ Bucket }));
    const found = await unlessUnset(read, "ServerSideEncryptionConfigurationNotFoundError");
    const rule = found?.ServerSideEncryptionConfiguration?.Rules?.[0];
    const { SSEAlgorithm, KMSMasterKeyID } = rule?.ApplyServerSideEncryptionByDefault ?? {};
    const before = {
      algorithm: SSEAlgorithm,
      key: KMSMasterKeyID,
      bucketKey: rule?.BucketKeyEnabled ?? false,
    };
    // Without a key S3 encrypts by itself.
    if (!keyArn || (SSEAlgorithm === "aws:kms" && KMSMasterKeyID === keyArn && rule?.BucketKeyEnabled))
      return { as: "right", before };
    const ApplyServerSideEncryptionByDefault = { SSEAlgorithm: "aws:kms", KMSMasterKeyID: keyArn } as const;
    const Rules = [{ ApplyServerSideEncryptionByDefault, BucketKeyEnabled: true }];
    return {
      as: "wrong",
      before,
      after: { algorithm: "aws:kms", key: keyArn, bucketKey: true },
      mend: () =>
        s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } })),
    };
  });
}

const CLOSED = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
} as const;

/** All four blocks of public access (45 CFR 164.312(a)(1), 34 CFR 99.30). */
export function bucketPublicAccess(s3: S3Client, buckets: readonly BucketStatement[]): Mender {
  return ofStated(buckets, async ({ name: Bucket }) => {
    const read = s3.send(new GetPublicAccessBlockCommand({ Bucket }));
    const found = await unlessUnset(read, "NoSuchPublicAccessBlockConfiguration");
    const { BlockPublicAcls = false, BlockPublicPolicy = false } =
      found?.PublicAccessBlockConfiguration ?? {};
    const { IgnorePublicAcls = false, RestrictPublicBuckets = false } =
      found?.PublicAccessBlockConfiguration ?? {};
    const before = { BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets };
    if (Object.values(before).every((closed) => closed)) return { as: "right", before };
    return {
      as: "wrong",
      before,
      after: CLOSED,
      mend: () =>
        s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: CLOSED })),
    };
  });
}

/** Versioning on (45 CFR 164.312(c)(1)). */
export function bucketVersioning(s3: S3Client, buckets: readonly BucketStatement[]): Mender {
  return ofStated(buckets, async ({ name: Bucket }) => {
    const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket }));
    const before = { status: Status ?? "never enabled" };
    if (Status === "Enabled") return { as: "right", before };
    const VersioningConfiguration = { Status: "Enabled" } as const;
    return {
      as: "wrong",
      before,
      after: { status: "Enabled" },
      mend: () => s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration })),
    };
  });
}

/** Access logs into the bucket for them, under the prefix the program gave (45 CFR 164.312(b)). */
export function bucketAccessLogs(s3: S3Client, buckets: readonly BucketStatement[]): Mender {
  return ofStated(buckets, async ({ name: Bucket, accessLogs }) => {
    const { LoggingEnabled } = await s3.send(new GetBucketLoggingCommand({ Bucket }));
    const before = { bucket: LoggingEnabled?.TargetBucket, prefix: LoggingEnabled?.TargetPrefix };
    if (!accessLogs || (before.bucket === accessLogs.bucket && before.prefix === accessLogs.prefix))
      return { as: "right", before };
    const BucketLoggingStatus = {
      LoggingEnabled: { TargetBucket: accessLogs.bucket, TargetPrefix: accessLogs.prefix },
    };
    return {
      as: "wrong",
      before,
      after: accessLogs,
      mend: () => s3.send(new PutBucketLoggingCommand({ Bucket, BucketLoggingStatus })),
    };
  });
}
