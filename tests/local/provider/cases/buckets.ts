import type { Case, Ground } from "../support/life";
import { bucket, key, policy, tagged } from "./shared";

const onBucket = async (ground: Ground) => ({ bucket: (await bucket(ground)).id });

const denyPlainText = (name: string, action: string) =>
  policy({
    Sid: "Tls",
    Effect: "Deny",
    Principal: "*",
    Action: action,
    Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });

const moves = (days: number) => [
  {
    id: "age",
    status: "Enabled",
    transitions: [{ days, storageClass: "STANDARD_IA" }],
    expiration: { days: days + 100 },
    noncurrentVersionExpiration: { noncurrentDays: 7 },
    abortIncompleteMultipartUpload: { daysAfterInitiation: 3 },
  },
];

const lock = (days: number) => ({ defaultRetention: { mode: "GOVERNANCE", days } });

export const buckets: Case[] = [
  {
    type: "aws:s3/bucket:Bucket",
    inputs: async () => ({ forceDestroy: true, ...tagged }),
    changed: { tags: { Team: "b" }, forceDestroy: false },
    replaced: { objectLockEnabled: true },
    drift: ({ id }, aws) => aws.request("s3", "DeleteBucketTagging", { Bucket: id }),
    drifted: ["tags", "tagsAll"],
  },
  {
    type: "aws:s3/bucketVersioning:BucketVersioning",
    inputs: async (ground) => ({
      ...(await onBucket(ground)),
      versioningConfiguration: { status: "Enabled" },
    }),
    changed: { versioningConfiguration: { status: "Suspended" } },
    replaced: { bucket: "another" },
    drift: ({ id }, aws) =>
      aws.request("s3", "PutBucketVersioning", {
        Bucket: id,
        VersioningConfiguration: { Status: "Enabled" },
      }),
    drifted: ["versioningConfiguration"],
    stays: true,
  },
  {
    type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    inputs: async (ground) => ({
      ...(await onBucket(ground)),
      rules: [
        {
          applyServerSideEncryptionByDefault: {
            sseAlgorithm: "aws:kms",
            kmsMasterKeyId: (await key(ground)).state["arn"],
          },
          bucketKeyEnabled: true,
        },
      ],
    }),
    changed: { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
    replaced: { bucket: "another" },
    drift: ({ id }, aws) =>
      aws.request("s3", "PutBucketEncryption", {
        Bucket: id,
        ServerSideEncryptionConfiguration: {
          Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } }],
        },
      }),
    drifted: ["rules"],
    stays: true,
  },
  {
    type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    inputs: async (ground) => ({
      ...(await onBucket(ground)),
      blockPublicAcls: true,
      blockPublicPolicy: true,
    }),
    changed: { ignorePublicAcls: true, restrictPublicBuckets: true },
    replaced: { bucket: "another" },
    drift: ({ id }, aws) => aws.request("s3", "DeletePublicAccessBlock", { Bucket: id }),
    drifted: [],
  },
  {
    type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    inputs: async (ground) => ({
      ...(await onBucket(ground)),
      rule: { objectOwnership: "BucketOwnerEnforced" },
    }),
    changed: { rule: { objectOwnership: "BucketOwnerPreferred" } },
    replaced: { bucket: "another" },
    drift: ({ id }, aws) => aws.request("s3", "DeleteBucketOwnershipControls", { Bucket: id }),
    drifted: [],
  },
  {
    type: "aws:s3/bucketPolicy:BucketPolicy",
    inputs: async (ground) => {
      const { bucket: name } = await onBucket(ground);
      return { bucket: name, policy: denyPlainText(name, "s3:*") };
    },
    replaced: { bucket: "another" },
    drift: ({ id }, aws) =>
      aws.request("s3", "PutBucketPolicy", { Bucket: id, Policy: denyPlainText(id, "s3:GetObject") }),
    drifted: ["policy"],
  },
  {
    type: "aws:s3/bucketLogging:BucketLogging",
    inputs: async (ground) => ({
      ...(await onBucket(ground)),
      targetBucket: (await bucket(ground, "logs")).id,
      targetPrefix: "a/",
    }),
    changed: { targetPrefix: "b/" },
    replaced: { bucket: "another" },
    drift: ({ id }, aws) => aws.request("s3", "PutBucketLogging", { Bucket: id, BucketLoggingStatus: {} }),
    drifted: [],
  },
  {
    type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    inputs: async (ground) => ({ ...(await onBucket(ground)), rules: moves(30) }),
    changed: { rules: moves(60) },
    replaced: { bucket: "another" },
    drift: ({ id }, aws) => aws.request("s3", "DeleteBucketLifecycle", { Bucket: id }),
    drifted: [],
  },
  {
    type: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    inputs: async (ground) => {
      const locked = await ground.make("aws:s3/bucket:Bucket", "locked", { objectLockEnabled: true });
      return { bucket: locked.id, rule: lock(1) };
    },
    changed: { rule: lock(2) },
    replaced: { bucket: "another" },
    drift: ({ id }, aws) =>
      aws.request("s3", "PutObjectLockConfiguration", {
        Bucket: id,
        ObjectLockConfiguration: { ObjectLockEnabled: "Enabled" },
      }),
    drifted: ["rule"],
    stays: true,
  },
];
