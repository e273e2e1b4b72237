import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketReplicationCommand,
  PutBucketVersioningCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { until } from "../../local/event-sources/support/bench";

/** One version of an object, as it is read. */
export interface Version {
  VersionId: string;
  text: string;
}

/** Every version of one object. */
export async function versions(s3: S3Client, Bucket: string, Key: string): Promise<Version[]> {
  const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: Key }));
  return Promise.all(
    Versions.map(async ({ VersionId = "" }) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }));
      return { VersionId, text: (await Body?.transformToString()) ?? "" };
    }),
  );
}

/**
 * Copies what is written to a bucket from now on into one of another region.
 *
 * @param there a client of that region
 * @returns waits until so many versions of an object stand there, and gives them
 */
export async function replicated(s3: S3Client, Bucket: string, there: S3Client, Key: string) {
  const region = await there.config.region();
  const copy = `${Bucket}-${region}`;
  const LocationConstraint = region as "eu-central-1";
  await there.send(
    new CreateBucketCommand({ Bucket: copy, CreateBucketConfiguration: { LocationConstraint } }),
  );
  const VersioningConfiguration = { Status: "Enabled" } as const;
  await there.send(new PutBucketVersioningCommand({ Bucket: copy, VersioningConfiguration }));
  const rule = {
    ID: "all",
    Priority: 0,
    Status: "Enabled",
    Filter: { Prefix: "" },
    DeleteMarkerReplication: { Status: "Disabled" },
    Destination: { Bucket: `arn:aws:s3:::${copy}` },
  } as const;
  const ReplicationConfiguration = { Role: "arn:aws:iam::000000000000:role/replication", Rules: [rule] };
  await s3.send(new PutBucketReplicationCommand({ Bucket, ReplicationConfiguration }));
  return (count: number): Promise<Version[]> =>
    until(`${count} versions stand in ${region}`, async () => {
      const found = await versions(there, copy, Key);
      return found.length >= count ? found : undefined;
    });
}
