import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { SCHEMA_PREFIX } from "../../contracts/lake";
import type { LakeSchema } from "../lake";
import type { Landed } from "./core";
import type { SchemaStore } from "./schema-store";
import type { Uploader } from "./staging";

const PARQUET = "application/vnd.apache.parquet";
const SCHEMA_KEY = `${SCHEMA_PREFIX}events.json`;

/** The verb that reads an object as it comes. Needs `s3:GetObject`, and `s3:ListBucket` to tell a missing one. */
export function objectStream(client: S3Client) {
  return async ({ bucket, key }: Landed): Promise<AsyncIterable<Uint8Array> | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return Body as AsyncIterable<Uint8Array> | undefined;
    } catch (error) {
      if (isNamed(error, "NoSuchKey")) return undefined;
      throw error;
    }
  };
}

/** Writes files into the lake. Needs `s3:PutObject` and `s3:AbortMultipartUpload`; the bucket's encryption applies. */
export function lakeUploader(Bucket: string, client: S3Client): Uploader {
  return {
    async put(Key, Body) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: PARQUET }));
    },
    async start(Key) {
      const target = { Bucket, Key };
      const { UploadId } = await client.send(
        new CreateMultipartUploadCommand({ ...target, ContentType: PARQUET }),
      );
      const Parts: { PartNumber: number; ETag: string | undefined }[] = [];
      return {
        async part(PartNumber, Body) {
          const { ETag } = await client.send(
            new UploadPartCommand({ ...target, UploadId, PartNumber, Body }),
          );
          Parts.push({ PartNumber, ETag });
        },
        async complete() {
          await client.send(
            new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts } }),
          );
        },
        async abort() {
          await client.send(new AbortMultipartUploadCommand({ ...target, UploadId }));
        },
      };
    },
  };
}

/** The schema as one object, written by conditional requests. Needs `s3:GetObject`, `s3:PutObject`, `s3:ListBucket`. */
export function schemaObject(Bucket: string, client: S3Client): SchemaStore {
  const target = { Bucket, Key: SCHEMA_KEY };
  return {
    async read() {
      try {
        const { Body, ETag, LastModified } = await client.send(new GetObjectCommand(target));
        const schema = JSON.parse((await Body?.transformToString()) ?? "") as LakeSchema;
        return {
          schema,
          ...(ETag !== undefined && { etag: ETag }),
          ...(LastModified && { writtenAt: LastModified.getTime() }),
        };
      } catch (error) {
        if (isNamed(error, "NoSuchKey")) return {};
        throw error;
      }
    },
    async replace(schema, { etag }) {
      const condition = etag === undefined ? { IfNoneMatch: "*" } : { IfMatch: etag };
      const Body = JSON.stringify(schema);
      try {
        await client.send(
          new PutObjectCommand({ ...target, ...condition, Body, ContentType: "application/json" }),
        );
        return true;
      } catch (error) {
        if (isNamed(error, ...OVERTAKEN)) return false;
        throw error;
      }
    },
  };
}

/** What S3 answers to a conditional write that came too late, or at the very same time. */
const OVERTAKEN = ["PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey"];

function isNamed(error: unknown, ...names: string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}
