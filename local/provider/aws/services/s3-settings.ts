import type {
  BucketLifecycleConfigurationArgs,
  BucketLoggingArgs,
  BucketObjectLockConfigurationArgs,
  BucketVersioningArgs,
} from "@pulumi/aws/s3";
import { call, type Input } from "../sdk";
import { fromApi, statedParts, toApi } from "../shapes";
import { bucketSetting } from "./s3-setting";

const versioning = bucketSetting<BucketVersioningArgs>({
  type: "aws:s3/bucketVersioning:BucketVersioning",
  put: ({ bucket, versioningConfiguration: { status, mfaDelete } }) =>
    call("s3", "PutBucketVersioning", {
      Bucket: bucket,
      VersioningConfiguration: { Status: status as "Enabled", MFADelete: mfaDelete as "Enabled" },
    }),
  read: async (Bucket, aws) => {
    const { Status } = await aws.request("s3", "GetBucketVersioning", { Bucket });
    return { versioningConfiguration: { status: Status ?? "Disabled" } };
  },
  // Versioning can be suspended, never taken back; a bucket with Object Lock refuses even that.
  remove: async (Bucket, aws) => {
    const VersioningConfiguration = { Status: "Suspended" as const };
    await aws.request("s3", "PutBucketVersioning", { Bucket, VersioningConfiguration }).catch((error) => {
      if (error.name !== "InvalidBucketState") throw error;
    });
  },
});

const logging = bucketSetting<BucketLoggingArgs>({
  type: "aws:s3/bucketLogging:BucketLogging",
  put: ({ bucket, targetBucket, targetPrefix }) =>
    call("s3", "PutBucketLogging", {
      Bucket: bucket,
      BucketLoggingStatus: { LoggingEnabled: { TargetBucket: targetBucket, TargetPrefix: targetPrefix } },
    }),
  read: async (Bucket, aws) => {
    const { LoggingEnabled: live } = await aws.request("s3", "GetBucketLogging", { Bucket });
    return live && { targetBucket: live.TargetBucket, targetPrefix: live.TargetPrefix };
  },
  remove: (Bucket, aws) => aws.request("s3", "PutBucketLogging", { Bucket, BucketLoggingStatus: {} }),
});

type Lifecycle = NonNullable<Input<"s3", "PutBucketLifecycleConfiguration">["LifecycleConfiguration"]>;

const LIFECYCLE_NAMES = { id: "ID" };

const lifecycle = bucketSetting<BucketLifecycleConfigurationArgs>({
  type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  put: ({ bucket, rules, transitionDefaultMinimumObjectSize }) =>
    call("s3", "PutBucketLifecycleConfiguration", {
      Bucket: bucket,
      TransitionDefaultMinimumObjectSize: transitionDefaultMinimumObjectSize as "varies_by_storage_class",
      LifecycleConfiguration: {
        Rules: (rules ?? []).map((rule) => ({
          // A rule for the whole bucket has an empty filter, which AWS requires.
          Filter: { Prefix: "" },
          ...(toApi(rule, LIFECYCLE_NAMES) as object),
        })) as Lifecycle["Rules"],
      },
    }),
  read: async (Bucket, aws, stated) => {
    const { Rules } = await aws.request("s3", "GetBucketLifecycleConfiguration", { Bucket });
    if (!Rules || Rules.length === 0) return undefined;
    const rules = statedParts(fromApi(Rules, LIFECYCLE_NAMES), stated.rules);
    return { rules: rules as typeof stated.rules };
  },
  remove: (Bucket, aws) => aws.request("s3", "DeleteBucketLifecycle", { Bucket }),
});

const objectLock = bucketSetting<BucketObjectLockConfigurationArgs>({
  type: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  replace: ["objectLockEnabled"],
  defaults: { objectLockEnabled: "Enabled" },
  put: ({ bucket, rule, token }) => {
    const retention = rule?.defaultRetention;
    return call("s3", "PutObjectLockConfiguration", {
      Bucket: bucket,
      Token: token,
      ObjectLockConfiguration: {
        ObjectLockEnabled: "Enabled",
        Rule: retention && {
          DefaultRetention: {
            Mode: retention.mode as "GOVERNANCE",
            Days: retention.days,
            Years: retention.years,
          },
        },
      },
    });
  },
  read: async (Bucket, aws) => {
    const { ObjectLockConfiguration: live } = await aws.request("s3", "GetObjectLockConfiguration", {
      Bucket,
    });
    if (!live?.ObjectLockEnabled) return undefined;
    const { Mode, Days, Years } = live.Rule?.DefaultRetention ?? {};
    return {
      objectLockEnabled: live.ObjectLockEnabled,
      rule: Mode && {
        defaultRetention: {
          mode: Mode,
          ...(Days ? { days: Days } : {}),
          ...(Years ? { years: Years } : {}),
        },
      },
    };
  },
  // The lock itself stays with the bucket; only the default retention can go.
  remove: (Bucket, aws) =>
    aws.request("s3", "PutObjectLockConfiguration", {
      Bucket,
      ObjectLockConfiguration: { ObjectLockEnabled: "Enabled" },
    }),
});

export const s3Settings = [versioning, logging, lifecycle, objectLock];
