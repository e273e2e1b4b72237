import { parseInstant } from "../../contracts/events/instant";
import { RETENTION } from "../../contracts/retention";
import type { Consumed } from "../shared/consumer";
import { expiresAt } from "../shared/expiry";
import type { Item } from "../shared/item";
import { commonAttributes, timeKey, unknownFields } from "../shared/items";
import type { NewObject } from "../shared/objects";

const NAMED = ["entity_id", "actor_id", "action", "outcome", "resource", "details"];

export interface AuditPlan {
  /** The whole event, for the bucket with Object Lock. */
  object: NewObject;
  /** The entry of `audit_trail`. */
  item: Item;
}

/**
 * The two records of an audit event. The object's key follows from the event alone, so that a second delivery finds it
 * there: an object under lock is written once.
 *
 * @param now milliseconds since the epoch; the item may go two years later, the object follows the bucket's lock
 */
export function planAudit(consumed: Consumed<"audit.event.logged">, bucket: string, now: number): AuditPlan {
  const { event, reference } = consumed;
  const { data } = event;
  const [year, month, day] = new Date(parseInstant(event.timestamp) ?? 0).toISOString().split(/[-T]/);
  const key = `year=${year}/month=${month}/day=${day}/${event.event_id}.json`;
  const body = Buffer.from(JSON.stringify(event));
  const { content_bucket: _, content_key: __, ...common } = commonAttributes(consumed);
  return {
    object: { bucket, key, body, contentType: "application/json" },
    item: {
      entity_id: data.entity_id,
      timestamp: timeKey(event.timestamp, event.event_id),
      ...common,
      object_key: key,
      actor_id: data.actor_id,
      outcome: data.outcome,
      // An item holds 400 KB: of an event too large for a message only the small fields; the object has it all.
      ...(reference
        ? {}
        : {
            action: data.action,
            resource: data.resource,
            details: data.details && JSON.stringify(data.details),
            extra: unknownFields(data, NAMED),
          }),
      expires_at: expiresAt(RETENTION["audit-trail"].tableTtl, now),
    },
  };
}
