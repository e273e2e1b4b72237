import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { settleAll } from "../shared/batches";
import { clientSettings } from "../shared/client";
import { describeFailure } from "../shared/failure";
import { createLog, type Log } from "../shared/log";
import { type NewObject, objectReader, objectWriter, s3Client } from "../shared/objects";
import { type Ended, hasExpired, planEnded } from "./core";

/** What the crisis archiver is told at deployment. */
export interface CrisisArchiverSettings {
  /** Bucket with Object Lock that receives one object per ended crisis; its default retention is the lock. */
  bucket: string;
  /** Bucket that holds redacted content too large for an item (read only, keys `claim-check/redacted/…`). */
  claimCheckBucket: string;
}

export interface CrisisArchiverDeps {
  /** Puts an object unless its key is taken. */
  putObject(object: NewObject): Promise<unknown>;
  readObject(bucket: string, key: string): Promise<Uint8Array>;
  log: Log;
}

const WIDTH = 8;

/**
 * Archives crises whose two years in the table are over, each as one locked object. Every record succeeds or fails for
 * itself; what is returned is the first that failed, from which the batch comes again. What stands is left as it is.
 */
export function createCrisisArchiverHandler(deps: CrisisArchiverDeps, settings: CrisisArchiverSettings) {
  const archive = async (ended: Ended) => {
    const content = await contentOf(ended, settings.claimCheckBucket, deps);
    const body = Buffer.from(JSON.stringify({ ...ended.item, content }));
    await deps.putObject({ bucket: settings.bucket, key: ended.key, body, contentType: "application/json" });
  };
  return async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const expired = Records.filter(hasExpired);
    const outcomes = await settleAll(expired, WIDTH, async (record) => archive(planEnded(record)));
    const failed: string[] = [];
    outcomes.forEach((outcome, at) => {
      const sequence = expired[at]?.dynamodb?.SequenceNumber;
      if (outcome.status === "fulfilled" || sequence === undefined) return;
      failed.push(sequence);
      deps.log.error("archiving_failed", { sequence, ...describeFailure(outcome.reason) });
    });
    const counts = {
      archived: expired.length - failed.length,
      failed: failed.length,
      passed: Records.length - expired.length,
    };
    deps.log.metrics({ job: "crisis-archiver" }, counts);
    return { batchItemFailures: failed.slice(0, 1).map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

/** The whole event, for an item that only refers to it; undefined where there is none or it has ended already. */
async function contentOf(
  { reference }: Ended,
  bucket: string,
  { readObject, log }: CrisisArchiverDeps,
): Promise<unknown> {
  if (!reference) return undefined;
  if (reference.bucket !== bucket) throw new Error("An item refers to a bucket that is not this function's.");
  try {
    return JSON.parse(Buffer.from(await readObject(bucket, reference.key)).toString("utf8"));
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "NoSuchKey") throw error;
    // What the item says by itself is worth keeping.
    log.warn("content_gone", {});
    return undefined;
  }
}

/** Longest time for the answer to one call, milliseconds; the function has 30 s. */
const ANSWER_MS = 5_000;

/** Cold-start wiring of the crisis archiver: the only place that builds clients. */
export function crisisArchiverFactory(settings: CrisisArchiverSettings) {
  const s3 = s3Client(process.env, clientSettings(ANSWER_MS));
  return createCrisisArchiverHandler(
    {
      putObject: objectWriter(s3),
      readObject: objectReader(s3),
      log: createLog({ job: "crisis-archiver" }),
    },
    settings,
  );
}
