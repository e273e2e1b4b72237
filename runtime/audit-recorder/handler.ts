import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { RECORD_TABLES } from "../../contracts/tables";
import { clientSettings } from "../shared/client";
import { type Consumed, createConsumerHandler } from "../shared/consumer";
import type { Item } from "../shared/item";
import { itemWriter } from "../shared/items";
import { createLog, type Log } from "../shared/log";
import { type NewObject, objectReader, objectWriter, s3Client } from "../shared/objects";
import { quarantiningRefused, type StoreQuarantine, storeQuarantine } from "../shared/store-quarantine";
import { planAudit } from "./core";

/** What the audit recorder is told at deployment. */
export interface AuditRecorderSettings {
  /** Table `audit_trail`. */
  table: string;
  /** Bucket with Object Lock that receives one object per audit event; its default retention is the lock. */
  bucket: string;
  /** Where what the table can never take is kept. */
  quarantineBucket: string;
  quarantineTable: string;
  /** Bucket that holds redacted content too large for a message (read only, keys `claim-check/redacted/…`). */
  claimCheckBucket: string;
}

export interface AuditRecorderDeps {
  /** Puts an object unless its key is taken. */
  putObject(object: NewObject): Promise<unknown>;
  /** Puts an item unless its key is taken. */
  putItem(item: Item): Promise<unknown>;
  quarantine: StoreQuarantine;
  readObject(bucket: string, key: string): Promise<Uint8Array>;
  now(): number;
  log: Log;
}

/** Keeps every audit event once under lock and once in `audit_trail`, the locked object first. */
export function createAuditRecorderHandler(
  deps: AuditRecorderDeps,
  settings: Pick<AuditRecorderSettings, "bucket" | "claimCheckBucket">,
) {
  const record = async (consumed: Consumed<"audit.event.logged">) => {
    const { object, item } = planAudit(consumed, settings.bucket, deps.now());
    await deps.putObject(object);
    await deps.putItem(item);
  };
  return createConsumerHandler(
    "audit.event.logged",
    { ...deps, record: quarantiningRefused(record, deps.quarantine) },
    settings,
  );
}

/** Longest time for the answer to one call, milliseconds; the function has 10 s. */
const ANSWER_MS = 2_500;

/** Cold-start wiring of the audit recorder: the only place that builds clients. */
export function auditRecorderFactory(settings: AuditRecorderSettings) {
  const client = clientSettings(ANSWER_MS);
  const dynamo = new DynamoDBClient(client);
  const s3 = s3Client(process.env, client);
  return createAuditRecorderHandler(
    {
      putObject: objectWriter(s3),
      putItem: itemWriter(settings.table, RECORD_TABLES["audit-trail"], dynamo),
      readObject: objectReader(s3),
      quarantine: storeQuarantine(
        { store: "audit-trail", bucket: settings.quarantineBucket, table: settings.quarantineTable },
        { s3, dynamo },
      ),
      now: Date.now,
      log: createLog({ job: "audit-recorder" }),
    },
    settings,
  );
}
