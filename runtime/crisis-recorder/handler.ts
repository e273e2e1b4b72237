import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { RECORD_TABLES } from "../../contracts/tables";
import { clientSettings } from "../shared/client";
import { type Consumed, createConsumerHandler } from "../shared/consumer";
import type { Item } from "../shared/item";
import { itemWriter } from "../shared/items";
import { createLog, type Log } from "../shared/log";
import { objectReader, s3Client } from "../shared/objects";
import { quarantiningRefused, type StoreQuarantine, storeQuarantine } from "../shared/store-quarantine";
import { planCrisis } from "./core";

/** What the crisis recorder is told at deployment. */
export interface CrisisRecorderSettings {
  /** Table `crisis_events`. */
  table: string;
  /** Where what the table can never take is kept. */
  quarantineBucket: string;
  quarantineTable: string;
  /** Bucket that holds redacted content too large for a message (read only, keys `claim-check/redacted/…`). */
  claimCheckBucket: string;
}

export interface CrisisRecorderDeps {
  /** Puts an item unless its key is taken. */
  putItem(item: Item): Promise<unknown>;
  quarantine: StoreQuarantine;
  readObject(bucket: string, key: string): Promise<Uint8Array>;
  now(): number;
  log: Log;
}

/** Keeps every crisis event once in `crisis_events`. */
export function createCrisisRecorderHandler(
  deps: CrisisRecorderDeps,
  settings: Pick<CrisisRecorderSettings, "claimCheckBucket">,
) {
  const record = async (consumed: Consumed<"safety.crisis.detected">) => {
    await deps.putItem(planCrisis(consumed, deps.now()));
  };
  return createConsumerHandler(
    "safety.crisis.detected",
    { ...deps, record: quarantiningRefused(record, deps.quarantine) },
    settings,
  );
}

/** Longest time for the answer to one call, milliseconds; the function has 10 s. */
const ANSWER_MS = 2_500;

/** Cold-start wiring of the crisis recorder: the only place that builds clients. */
export function crisisRecorderFactory(settings: CrisisRecorderSettings) {
  const client = clientSettings(ANSWER_MS);
  const s3 = s3Client(process.env, client);
  const dynamo = new DynamoDBClient(client);
  return createCrisisRecorderHandler(
    {
      putItem: itemWriter(settings.table, RECORD_TABLES["crisis-events"], dynamo),
      readObject: objectReader(s3),
      quarantine: storeQuarantine(
        { store: "crisis-events", bucket: settings.quarantineBucket, table: settings.quarantineTable },
        { s3, dynamo },
      ),
      now: Date.now,
      log: createLog({ job: "crisis-recorder" }),
    },
    settings,
  );
}
