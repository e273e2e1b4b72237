import { createHash } from "node:crypto";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { QuarantineEntry } from "../../contracts/quarantine";

/** The stored bytes are not those that were quarantined: nothing is done with them. */
export class ContentMismatch extends Error {
  override name = "ContentMismatch";
  constructor(entry: QuarantineEntry) {
    super(
      `The object of ${entry.quarantine_id} has another SHA-256 than its row; look at the bucket's access logs before it is dropped.`,
    );
  }
}

/** The row points at an object that is not there. */
export class ContentMissing extends Error {
  override name = "ContentMissing";
  constructor(entry: QuarantineEntry) {
    super(`The object of ${entry.quarantine_id} is gone: it expired or was removed.`);
  }
}

/** The original bytes of quarantined records, identifying. */
export interface Originals {
  /**
   * The bytes as they arrived. Needs `s3:GetObject` and the use of the bucket's key.
   *
   * @throws ContentMismatch, ContentMissing
   */
  read(entry: QuarantineEntry): Promise<Uint8Array>;
  /**
   * Removes every version of the object, delete markers too; safe to repeat. Needs `s3:ListBucketVersions` and
   * `s3:DeleteObjectVersion`.
   *
   * @returns how many versions held content
   */
  remove(entry: QuarantineEntry): Promise<number>;
}

export function originals(client: S3Client, bucket: string): Originals {
  return {
    read: (entry) => read(client, bucket, entry),
    remove: async ({ object_key: key }) => (key === undefined ? 0 : remove(client, bucket, key)),
  };
}

async function read(client: S3Client, bucket: string, entry: QuarantineEntry): Promise<Uint8Array> {
  if (entry.object_key === undefined) throw new ContentMissing(entry);
  let bytes: Uint8Array;
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: entry.object_key }));
    bytes = Body ? await Body.transformToByteArray() : new Uint8Array();
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchKey") throw new ContentMissing(entry);
    throw error;
  }
  if (createHash("sha256").update(bytes).digest("hex") !== entry.sha256) throw new ContentMismatch(entry);
  return bytes;
}

async function remove(client: S3Client, bucket: string, key: string): Promise<number> {
  let removed = 0;
  let marker: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {};
  while (marker) {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key, ...marker }),
    );
    const markers = (page.DeleteMarkers ?? []).map((each) => ({ ...each, content: 0 }));
    const versions = (page.Versions ?? []).map((each) => ({ ...each, content: 1 }));
    for (const { Key, VersionId, content } of [...versions, ...markers]) {
      // A prefix finds longer keys too.
      if (Key !== key || VersionId === undefined) continue;
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId }));
      removed += content;
    }
    marker = page.IsTruncated
      ? {
          ...(page.NextKeyMarker ? { KeyMarker: page.NextKeyMarker } : {}),
          ...(page.NextVersionIdMarker ? { VersionIdMarker: page.NextVersionIdMarker } : {}),
        }
      : undefined;
  }
  return removed;
}
