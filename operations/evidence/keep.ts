import { GetObjectRetentionCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { type Manifest, sha256 } from "./bundle";

/** Where a bundle is kept, and until when nobody can change or delete it. */
export interface Kept {
  key: string;
  versionId: string;
  /** ISO 8601, UTC. */
  lockedUntil: string;
}

/**
 * Puts a bundle into the bucket of evidence, whose lock holds whatever is put there.
 * @throws Error where the bucket holds it without a lock
 */
export async function keepBundle(
  s3: S3Client,
  Bucket: string,
  { stack, made }: Pick<Manifest, "stack" | "made">,
  archive: Uint8Array,
): Promise<Kept> {
  const Key = `${stack}/${made.slice(0, 4)}/${made}-${sha256(archive).slice(0, 16)}.zip`;
  const { VersionId } = await s3.send(
    new PutObjectCommand({
      Bucket,
      Key,
      Body: archive,
      ContentType: "application/zip",
      ChecksumAlgorithm: "SHA256",
    }),
  );
  const { Retention } = await s3.send(new GetObjectRetentionCommand({ Bucket, Key, VersionId }));
  if (!VersionId || !Retention?.RetainUntilDate) throw new Error(`s3://${Bucket}/${Key} is not locked`);
  return { key: Key, versionId: VersionId, lockedUntil: new Date(Retention.RetainUntilDate).toISOString() };
}
