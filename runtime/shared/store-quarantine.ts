import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { S3Client } from "@aws-sdk/client-s3";
import type { RedactedEvent } from "../../contracts/events/event";
import type { StoreReason } from "../../contracts/quarantine";
import { RETENTION } from "../../contracts/retention";
import { sha256 } from "./claim-check";
import { expiresAt } from "./expiry";
import { objectWriter } from "./objects";
import { type Quarantined, quarantineWriter } from "./quarantine";

/** A store can never take an event; says why by a code, and where by the contract's own field names. */
export class StoreRefusal extends Error {
  override name = "StoreRefusal";
  constructor(
    readonly reason: StoreReason,
    /** JSON pointer. @default - no place to point at */
    readonly pointer?: string,
  ) {
    super(`The store can never take the event: ${reason}.`);
  }
}

/** What is known of a refused event: redacted, or sealed as on the interaction path; never an original. */
type Refused = Pick<RedactedEvent, "event_id" | "event_type" | "schema_version">;

/**
 * How to quarantine an event that one store can never take: the same keys each time it is tried, whatever the store says.
 *
 * @param store name of the store, such as `relational`
 * @param now milliseconds since the epoch
 */
export function planRefused(
  event: Refused,
  { reason, pointer }: Pick<StoreRefusal, "reason" | "pointer">,
  { store, bucket }: { store: string; bucket: string },
  now: number,
): Quarantined {
  const body = Buffer.from(JSON.stringify(event));
  const key = `reason=${reason}/topic=${event.event_type}/${store}-${event.event_id}`;
  return {
    object: { bucket, key, body, contentType: "application/json" },
    row: {
      quarantine_id: `${event.event_type}/store/${store}-${event.event_id}`,
      reason,
      ...(pointer === undefined ? {} : { pointer }),
      schema_version: event.schema_version ?? 1,
      topic: event.event_type,
      object_key: key,
      sha256: sha256(body),
      size: body.byteLength,
      quarantined_at: new Date(now).toISOString(),
      expires_at: expiresAt(RETENTION.quarantine.tableTtl, now),
    },
  };
}

export type StoreQuarantine = (event: Refused, refusal: StoreRefusal) => Promise<void>;

/**
 * The verb that quarantines an event one store refuses for good; safe to repeat. Needs what
 * `Quarantine.storeStatements(store)` grants.
 */
export function storeQuarantine(
  places: { store: string; bucket: string; table: string },
  clients: { s3: S3Client; dynamo: DynamoDBClient },
  now: () => number = Date.now,
): StoreQuarantine {
  const write = quarantineWriter(places.table, clients.dynamo, objectWriter(clients.s3));
  return (event, refusal) => write(planRefused(event, refusal, places, now()));
}

/**
 * Records by `record`, and quarantines what it refuses for good with a `StoreRefusal`; every other error is thrown, so
 * that the message comes again.
 */
export function quarantiningRefused<C extends { event: Refused }>(
  record: (consumed: C) => Promise<void>,
  quarantine: StoreQuarantine,
): (consumed: C) => Promise<void> {
  return async (consumed) => {
    try {
      await record(consumed);
    } catch (error) {
      if (!(error instanceof StoreRefusal)) throw error;
      await quarantine(consumed.event, error);
    }
  };
}
