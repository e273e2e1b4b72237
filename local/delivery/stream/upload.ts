import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import type { Clients } from "../destination/clients";
import { dataPrefix, errorPrefix, objectSuffix } from "../destination/prefix";
import type { Buffered, Sealed } from "../journal/state";
import type { Definition } from "../model";

const compress = promisify(gzip);

/** Fixes the key of a buffer's object, once and for all. */
export function sealBuffer(buffer: Buffered, { name, version, destination }: Definition): Sealed {
  const {
    Prefix = "",
    ErrorOutputPrefix,
    CompressionFormat,
    FileExtension,
    CustomTimeZone: zone,
  } = destination;
  const { file, records, bytes, keys, errorType } = buffer;
  const context = { at: buffer.oldest, zone, keys, errorType };
  const zipped = !errorType && CompressionFormat === "GZIP";
  const prefix = errorType ? errorPrefix(ErrorOutputPrefix, Prefix, context) : dataPrefix(Prefix, context);
  const extension = errorType ? "" : (FileExtension ?? (zipped ? ".gz" : ""));
  const key = `${prefix}${objectSuffix(name, version, randomUUID(), context)}${extension}`;
  return { file, key, records, bytes, failed: errorType !== undefined, gzip: zipped };
}

/** Puts one object with the stream's role; doing it again overwrites the same key with the same bytes. */
export async function putObject(
  clients: Clients,
  definition: Definition,
  sealed: Sealed,
  body: Buffer,
): Promise<void> {
  const { BucketARN = "", EncryptionConfiguration } = definition.destination;
  const keyArn = EncryptionConfiguration?.KMSEncryptionConfig?.AWSKMSKeyARN;
  const Body = sealed.gzip ? await compress(body) : body;
  await clients.call(definition, ({ s3 }) =>
    s3.send(
      new PutObjectCommand({
        Bucket: BucketARN.split(":::")[1],
        Key: sealed.key,
        Body,
        ContentType: "application/octet-stream",
        ...(keyArn && { ServerSideEncryption: "aws:kms", SSEKMSKeyId: keyArn }),
      }),
    ),
  );
}
