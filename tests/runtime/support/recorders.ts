import type { SQSEvent } from "aws-lambda";
import { RECORD_TABLES } from "../../../contracts/tables";
import { createAuditRecorderHandler } from "../../../runtime/audit-recorder/handler";
import { createCrisisRecorderHandler } from "../../../runtime/crisis-recorder/handler";
import { createNotificationRecorderHandler } from "../../../runtime/notification-recorder/handler";
import { itemWriter } from "../../../runtime/shared/items";
import { createLog } from "../../../runtime/shared/log";
import { objectReader, objectWriter } from "../../../runtime/shared/objects";
import { storeQuarantine } from "../../../runtime/shared/store-quarantine";
import { NOW } from "./events";
import { type Row, rows } from "./stores";
import { BUCKETS, TABLES, type World } from "./world";

/** What the bus writes to a consumer's queue. */
export function message(detail: unknown, envelope: Record<string, unknown> = {}): string {
  return JSON.stringify({ version: "0", id: "i", "detail-type": "t", source: "strata", detail, ...envelope });
}

export function sqsEvent(...bodies: string[]): SQSEvent {
  return { Records: bodies.map((body, at) => ({ messageId: `m${at}`, body })) } as unknown as SQSEvent;
}

/** The recorders over the emulator's stores; their log lines go to `logged`. */
export function recordersIn(world: World, logged: string[]) {
  const { dynamo, s3 } = world.clients;
  const common = {
    readObject: objectReader(s3),
    now: () => NOW,
    quarantine: storeQuarantine(
      { store: "records", bucket: BUCKETS.quarantine, table: TABLES.quarantine },
      { s3, dynamo },
      () => NOW,
    ),
    log: createLog({}, (line) => void logged.push(line)),
  };
  const settings = { bucket: BUCKETS.audit, claimCheckBucket: BUCKETS.application, table: "" };
  return {
    crisis: createCrisisRecorderHandler(
      { ...common, putItem: itemWriter(TABLES.crisis, RECORD_TABLES["crisis-events"], dynamo) },
      settings,
    ),
    notification: createNotificationRecorderHandler(
      { ...common, putItem: itemWriter(TABLES.notification, RECORD_TABLES["notification-logs"], dynamo) },
      settings,
    ),
    audit: createAuditRecorderHandler(
      {
        ...common,
        putItem: itemWriter(TABLES.audit, RECORD_TABLES["audit-trail"], dynamo),
        putObject: objectWriter(s3),
      },
      settings,
    ),
  };
}

/** The items of one event in a table. */
export async function itemsOf(world: World, table: string, eventId: string): Promise<Row[]> {
  return (await rows(world.clients, table)).filter(({ event_id }) => event_id === eventId);
}
