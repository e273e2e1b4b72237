import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { RECORD_TABLES } from "../../contracts/tables";
import { clientSettings } from "../shared/client";
import { type Consumed, createConsumerHandler } from "../shared/consumer";
import type { Item } from "../shared/item";
import { itemWriter } from "../shared/items";
import { createLog, type Log } from "../shared/log";
import { objectReader, s3Client } from "../shared/objects";
import { quarantiningRefused, type StoreQuarantine, storeQuarantine } from "../shared/store-quarantine";
import { beside, planNotification } from "./core";

/** What the notification recorder is told at deployment. */
export interface NotificationRecorderSettings {
  /** Table `notification_logs`. */
  table: string;
  /** Where what the table can never take is kept. */
  quarantineBucket: string;
  quarantineTable: string;
  /** Bucket that holds redacted content too large for a message (read only, keys `claim-check/redacted/…`). */
  claimCheckBucket: string;
}

export interface NotificationRecorderDeps {
  /** Puts an item unless its key is taken; resolves to the id of the event that holds the key then. */
  putItem(item: Item): Promise<string>;
  quarantine: StoreQuarantine;
  readObject(bucket: string, key: string): Promise<Uint8Array>;
  now(): number;
  log: Log;
}

/** Keeps every notification event once in `notification_logs`; none takes the place of another. */
export function createNotificationRecorderHandler(
  deps: NotificationRecorderDeps,
  settings: Pick<NotificationRecorderSettings, "claimCheckBucket">,
) {
  const record = async (consumed: Consumed<"crisis.notification.required">) => {
    const item = planNotification(consumed, deps.now());
    const holder = await deps.putItem(item);
    if (holder !== consumed.event.event_id) await deps.putItem(beside(item));
  };
  return createConsumerHandler(
    "crisis.notification.required",
    { ...deps, record: quarantiningRefused(record, deps.quarantine) },
    settings,
  );
}

/** Longest time for the answer to one call, milliseconds; the function has 10 s. */
const ANSWER_MS = 2_500;

/** Cold-start wiring of the notification recorder: the only place that builds clients. */
export function notificationRecorderFactory(settings: NotificationRecorderSettings) {
  const client = clientSettings(ANSWER_MS);
  const s3 = s3Client(process.env, client);
  const dynamo = new DynamoDBClient(client);
  return createNotificationRecorderHandler(
    {
      putItem: itemWriter(settings.table, RECORD_TABLES["notification-logs"], dynamo),
      readObject: objectReader(s3),
      quarantine: storeQuarantine(
        { store: "notification-logs", bucket: settings.quarantineBucket, table: settings.quarantineTable },
        { s3, dynamo },
      ),
      now: Date.now,
      log: createLog({ job: "notification-recorder" }),
    },
    settings,
  );
}
