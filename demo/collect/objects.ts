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

/** Objects read ahead: the answers of the emulator take their time, and a bucket may hold an object an event. */
const READ_AHEAD = 8;

/** Objects of a bucket with their bytes, in the order of `objectsOf`. */
export async function* contentsOf(
  s3: S3Client,
  bucket: string,
  wanted: (object: StoredObject) => boolean = () => true,
): AsyncGenerator<{ object: StoredObject; content: Buffer }> {
  const ahead: { object: StoredObject; content: Promise<Buffer> }[] = [];
  for await (const object of objectsOf(s3, bucket)) {
    if (!wanted(object)) continue;
    const content = object.body();
    // An error is thrown where it is awaited; until then it must not count as unhandled.
    content.catch(() => undefined);
    ahead.push({ object, content });
    const first = ahead.length > READ_AHEAD ? ahead.shift() : undefined;
    if (first) yield { object: first.object, content: await first.content };
  }
  for (const { object, content } of ahead) yield { object, content: await content };
}

/** Bytes of an object; none of one that was archived, such as the probe of the retrieval drill: nobody can read it. */
async function read(s3: S3Client, Bucket: string, Key: string, VersionId?: string): Promise<Buffer> {
  const wanted = { Bucket, Key, ...(VersionId ? { VersionId } : {}) };
  try {
    const { Body } = await s3.send(new GetObjectCommand(wanted));
    return Body ? Buffer.from(await Body.transformToByteArray()) : Buffer.alloc(0);
  } catch (error) {
    if (error instanceof Error && error.name === "InvalidObjectState") return Buffer.alloc(0);
    throw error;
  }
}
