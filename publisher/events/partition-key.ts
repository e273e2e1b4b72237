import { createHash, hash } from "node:crypto";
import type { StrataEvent } from "../../contracts/events/event";
import type { Topic } from "../../contracts/topics";

/** Field of `data` whose events keep their order: the session, or else the record an audit event is about. */
export const ORDERED_BY: Record<Topic, "session_id" | "entity_id"> = {
  "chat.message.sent": "session_id",
  "safety.crisis.detected": "session_id",
  "observer.threshold.exceeded": "session_id",
  "observer.session.completed": "session_id",
  "crisis.notification.required": "session_id",
  "audit.event.logged": "entity_id",
};

/** Characters of a partition key, one byte each. */
export const KEY_BYTES = 32;

/**
 * Partition key of a valid event: 32 hex digits of a hash, so that no id stands in a stream's metadata. Events of one
 * session have the same key on every topic.
 */
export function partitionKeyOf(event: StrataEvent): string {
  const field = ORDERED_BY[event.event_type];
  const id = (event.data as Record<string, unknown>)[field];
  return hash("sha256", `${field}=${id}`, "hex").slice(0, KEY_BYTES);
}

/**
 * Makes room in a record: the key's first characters, and the shard the whole key leads to. Kinesis counts the key
 * towards the record and maps it to a shard by its MD5 as a number of 128 bits.
 *
 * @param room bytes left for the key; one character is the least the service takes
 */
export function shortened(key: string, room: number): { partitionKey: string; explicitHashKey: string } {
  const digest = createHash("md5").update(key).digest("hex");
  return {
    partitionKey: key.slice(0, Math.max(1, room)),
    explicitHashKey: BigInt(`0x${digest}`).toString(),
  };
}
