import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { clientSettings } from "../shared/client";
import { describeFailure } from "../shared/failure";
import { createLog, type Log } from "../shared/log";
import { objectReader, objectWriter, s3Client } from "../shared/objects";
import { quarantineWriter } from "../shared/quarantine";
import { wholeEvents } from "./content";
import { landedObjects } from "./core";
import { lakeUploader, objectStream, schemaObject } from "./lake-bucket";
import { type TransformDeps, transformObject } from "./transform";

/** What the lake transformer is told at deployment. */
export interface LakeTransformerSettings {
  /** Bucket where redacted events land. */
  landingBucket: string;
  /** Bucket of redacted content too large for a delivery record (read only, keys `claim-check/redacted/…`). */
  claimCheckBucket: string;
  lakeBucket: string;
  quarantineBucket: string;
  /** Quarantine index (partition key `quarantine_id`). */
  quarantineTable: string;
}

export interface LakeTransformerDeps extends TransformDeps {
  log: Log;
}

/**
 * Makes Parquet of every object a batch of notices names. Every notice succeeds or fails for itself: a failed one stays
 * on the queue and goes to the dead-letter queue after its last try.
 */
export function createLakeTransformerHandler(
  deps: LakeTransformerDeps,
  { landingBucket, quarantineBucket }: Pick<LakeTransformerSettings, "landingBucket" | "quarantineBucket">,
) {
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: string[] = [];
    const counts = { objects: 0, gone: 0, rows: 0, files: 0, rejected: 0, failed: 0 };
    for (const { messageId, body } of Records) {
      try {
        for (const landed of landedObjects(body, landingBucket)) {
          const report = await transformObject(landed, quarantineBucket, deps);
          if (report === undefined) counts.gone++;
          else counts.objects++;
          counts.rows += report?.rows ?? 0;
          counts.files += report?.files ?? 0;
          counts.rejected += report?.rejected ?? 0;
        }
      } catch (error) {
        failed.push(messageId);
        deps.log.error("notice_failed", { messageId, ...describeFailure(error) });
      }
    }
    deps.log.metrics({ job: "lake-transformer" }, { ...counts, failed: failed.length });
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

/** Longest time of one call, milliseconds: three tries fit into the function's 30 s with time to spare for the work. */
const ANSWER_MS = 6_000;

/** Cold-start wiring of the lake transformer: the only place that builds clients. */
export function lakeTransformerFactory(settings: LakeTransformerSettings) {
  const client = clientSettings(ANSWER_MS);
  const deps = lakeTransformerDeps(settings, s3Client(process.env, client), new DynamoDBClient(client));
  return createLakeTransformerHandler(deps, settings);
}

/** The transformer's verbs over real clients. */
export function lakeTransformerDeps(
  settings: LakeTransformerSettings,
  s3: ReturnType<typeof s3Client>,
  dynamo: DynamoDBClient,
): LakeTransformerDeps {
  const stream = objectStream(s3);
  const readObject = objectReader(s3);
  return {
    read: async (landed) => {
      const bytes = await stream(landed);
      return bytes && wholeEvents(bytes, settings.claimCheckBucket, readObject);
    },
    uploader: lakeUploader(settings.lakeBucket, s3),
    schema: schemaObject(settings.lakeBucket, s3),
    quarantine: quarantineWriter(settings.quarantineTable, dynamo, objectWriter(s3)),
    now: Date.now,
    log: createLog({ job: "lake-transformer" }),
  };
}
