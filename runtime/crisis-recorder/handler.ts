import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { clientSettings } from "../shared/client";
import { type Consumed, createConsumerHandler } from "../shared/consumer";
import { type Item, itemWriter } from "../shared/items";
import { createLog, type Log } from "../shared/log";
import { objectReader, s3Client } from "../shared/objects";
import { planCrisis } from "./core";

/** What the crisis recorder is told at deployment. */
export interface CrisisRecorderSettings {
  /** Table `crisis_events`. */
  table: string;
  /** Bucket that holds redacted content too large for a message (read only, keys `claim-check/redacted/…`). */
  claimCheckBucket: string;
}

export interface CrisisRecorderDeps {
  /** Puts an item unless its key is taken. */
  putItem(item: Item): Promise<unknown>;
  readObject(bucket: string, key: string): Promise<Uint8Array>;
  now(): number;
  log: Log;
}

/** Keeps every crisis event once in `crisis_events`. */
export function createCrisisRecorderHandler(deps: CrisisRecorderDeps, settings: CrisisRecorderSettings) {
  const record = async (consumed: Consumed<"safety.crisis.detected">) => {
    await deps.putItem(planCrisis(consumed, deps.now()));
  };
  return createConsumerHandler("safety.crisis.detected", { ...deps, record }, settings);
}

/** Longest time for the answer to one call, milliseconds; the function has 10 s. */
const ANSWER_MS = 2_500;

/** Cold-start wiring of the crisis recorder: the only place that builds clients. */
export function crisisRecorderFactory(settings: CrisisRecorderSettings) {
  const client = clientSettings(ANSWER_MS);
  return createCrisisRecorderHandler(
    {
      putItem: itemWriter(settings.table, "student_id_hash", new DynamoDBClient(client)),
      readObject: objectReader(s3Client(process.env, client)),
      now: Date.now,
      log: createLog({ job: "crisis-recorder" }),
    },
    settings,
  );
}
