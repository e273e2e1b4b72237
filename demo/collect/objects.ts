import {
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
  type S3Client,
} from "@aws-sdk/client-s3";

export interface StoredObject {
  bucket: string;
  key: string;
  versionId: string | undefined;
  /** Whether it is what a reader gets who names no version. */
  latest: boolean;
  body(): Promise<Buffer>;
}

export async function bucketNames(s3: S3Client): Promise<string[]> {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  return Buckets.flatMap(({ Name }) => Name ?? []);
}

/** Every version of every object of a bucket: what was overwritten is still stored. */
export async function* objectsOf(s3: S3Client, bucket: string): AsyncGenerator<StoredObject> {
  let marker: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {};
  while (marker) {
    const page: import("@aws-sdk/client-s3").ListObjectVersionsCommandOutput = await s3.send(
      new ListObjectVersionsCommand({ Bucket: bucket, ...marker }),
    );
    for (const { Key: key, VersionId, IsLatest } of page.Versions ?? []) {
      if (key === undefined) continue;
      const versionId = VersionId && VersionId !== "null" ? VersionId : undefined;
      yield {
        bucket,
        key,
        versionId,
        latest: IsLatest !== false,
        body: () => read(s3, bucket, key, versionId),
      };
    }
    marker = page.IsTruncated
      ? {
          ...(page.NextKeyMarker ? { KeyMarker: page.NextKeyMarker } : {}),
          ...(page.NextVersionIdMarker ? { VersionIdMarker: page.NextVersionIdMarker } : {}),
        }
      : undefined;
  }
}

async function read(s3: S3Client, Bucket: string, Key: string, VersionId?: string): Promise<Buffer> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, ...(VersionId ? { VersionId } : {}) }));
  return Body ? Buffer.from(await Body.transformToByteArray()) : Buffer.alloc(0);
}
