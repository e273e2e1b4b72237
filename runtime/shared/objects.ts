import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { ClientSettings } from "./client";

/** An object to write once. */
export interface NewObject {
  bucket: string;
  key: string;
  body: Uint8Array;
  contentType: string;
}

/**
 * Virtual-hosted addressing, as AWS asks, except where an endpoint of its own is given: names below a loopback address
 * do not resolve.
 */
export function s3Client(environment: NodeJS.ProcessEnv, settings: Partial<ClientSettings> = {}): S3Client {
  const own = environment["AWS_ENDPOINT_URL_S3"] ?? environment["AWS_ENDPOINT_URL"];
  return new S3Client({ ...settings, forcePathStyle: own !== undefined });
}

/**
 * The verb that writes an object unless its key is taken: keys follow from the content's identity, so what is there is
 * the same content from an earlier try. Needs `s3:PutObject`; the bucket's default encryption applies.
 *
 * @returns whether this call wrote it
 */
export function objectWriter(client: S3Client) {
  return async ({ bucket, key, body, contentType }: NewObject): Promise<boolean> => {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: body,
          ContentType: contentType,
          IfNoneMatch: "*",
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === "PreconditionFailed") return false;
      throw error;
    }
  };
}

/** The verb that reads a whole object. Needs `s3:GetObject`. */
export function objectReader(client: S3Client) {
  return async (bucket: string, key: string): Promise<Uint8Array> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if (!Body) throw new Error("An object came without a body.");
    return Body.transformToByteArray();
  };
}
