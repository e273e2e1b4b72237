import { createHash } from "node:crypto";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { QuarantineEntry } from "../../contracts/quarantine";
import { NotSealed } from "../../runtime/subject-keys/compact";
import type { Opener } from "../../runtime/subject-keys/opener";
import { KeyMissing, SubjectErased } from "../../runtime/subject-keys/stored";

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

/** Nobody can read the stored bytes any more: the subject's key was destroyed, or ended with its retention. */
export class ContentErased extends Error {
  override name = "ContentErased";
  constructor(entry: QuarantineEntry) {
    super(
      `The object of ${entry.quarantine_id} is sealed under a key that was destroyed; nobody can open it.`,
    );
  }
}

/** The original bytes of quarantined records, identifying. */
export interface Originals {
  /**
   * The bytes as they arrived, opened where they are sealed. Needs `s3:GetObject` and the use of the bucket's key, and
   * for what is sealed `dynamodb:GetItem` on the table of keys and `kms:Decrypt` with the keys that wrap them.
   *
   * @throws ContentErased, ContentMismatch, ContentMissing
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

/** @param keys opens what is sealed */
export function originals(client: S3Client, bucket: string, keys: Pick<Opener, "open">): Originals {
  return {
    read: (entry) => read(client, bucket, entry, keys),
    remove: async ({ object_key: key }) => (key === undefined ? 0 : remove(client, bucket, key)),
  };
}

async function read(
  client: S3Client,
  bucket: string,
  entry: QuarantineEntry,
  keys: Pick<Opener, "open">,
): Promise<Uint8Array> {
  if (entry.object_key === undefined) throw new ContentMissing(entry);
  let bytes: Uint8Array;
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: entry.object_key }));
    bytes = Body ? await Body.transformToByteArray() : new Uint8Array();
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchKey") throw new ContentMissing(entry);
    throw error;
  }
  if (entry.subject !== undefined) bytes = await opened(bytes, entry, keys);
  if (createHash("sha256").update(bytes).digest("hex") !== entry.sha256) throw new ContentMismatch(entry);
  return bytes;
}

async function opened(
  sealed: Uint8Array,
  entry: QuarantineEntry,
  keys: Pick<Opener, "open">,
): Promise<Uint8Array> {
  try {
    return await keys.open(Buffer.from(sealed).toString("ascii"));
  } catch (error) {
    if (error instanceof SubjectErased || error instanceof KeyMissing) throw new ContentErased(entry);
    if (error instanceof NotSealed) throw new ContentMismatch(entry);
    throw error;
  }
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
