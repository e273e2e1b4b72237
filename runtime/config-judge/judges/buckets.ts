import {
  GetBucketLifecycleConfigurationCommand,
  GetObjectLockConfigurationCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { Judge, Verdict } from "../core";

/** No lock outlives the day on which what it holds has to go (16 CFR 312.10). */
export function bucketLockPeriod(s3: S3Client, buckets: readonly string[]): Judge {
  return () => Promise.all(buckets.map((bucket) => verdict(s3, bucket)));
}

async function verdict(s3: S3Client, Bucket: string): Promise<Verdict> {
  const [lock, end] = await Promise.all([lockDays(s3, Bucket), endDays(s3, Bucket)]);
  const compliant = lock === undefined || end === undefined || lock <= end;
  const annotation = `Locked for ${lock ?? 0} days, ended after ${end ?? "no"} days.`;
  return { resourceType: "AWS::S3::Bucket", resourceId: Bucket, compliant, annotation };
}

/** Days of the default retention; undefined without a lock. */
async function lockDays(s3: S3Client, Bucket: string): Promise<number | undefined> {
  const found = await orUnset(s3.send(new GetObjectLockConfigurationCommand({ Bucket })));
  const { Days, Years } = found?.ObjectLockConfiguration?.Rule?.DefaultRetention ?? {};
  return Days ?? (Years === undefined ? undefined : Years * 365);
}

/** The earliest day on which a rule ends objects; undefined where none does. */
async function endDays(s3: S3Client, Bucket: string): Promise<number | undefined> {
  const found = await orUnset(s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket })));
  const days = (found?.Rules ?? []).flatMap(({ Status, Expiration }) =>
    Status === "Enabled" && Expiration?.Days !== undefined ? [Expiration.Days] : [],
  );
  return days.length > 0 ? Math.min(...days) : undefined;
}

const UNSET = /^(ObjectLockConfigurationNotFoundError|NoSuchLifecycleConfiguration)$/;

async function orUnset<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof Error && UNSET.test(error.name)) return undefined;
    throw error;
  }
}
