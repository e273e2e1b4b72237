import type { StrataEvent } from "../../contracts/events/event";
import { validateEvent } from "../../contracts/events/validate";
import type { Origin, PendingRecord } from "../delivery/record";
import type { Rejected } from "../result";
import type { Sink } from "../sinks/sink";
import { partitionKeyOf, shortened } from "./partition-key";
import { rejected, tooLarge } from "./rejected";
import { readEvent, writeEvent } from "./write";

/**
 * Judges an event by the contract, in the order of the reason codes, and makes a record of it: one `JSON.stringify`,
 * one validation.
 *
 * @param event an object, or the bytes of one, which are sent as they are
 * @param now milliseconds since the epoch
 */
export function prepare(event: unknown, now: number, sink: Sink, origin: Origin): PendingRecord | Rejected {
  const written = event instanceof Uint8Array ? readEvent(event) : writeEvent(event);
  if ("status" in written) return written;
  const validation = validateEvent(written.value, now);
  if (!validation.ok) return rejected(validation.reason, validation.pointer);
  return recordOf(validation.event, written.bytes, now, sink, origin);
}

function recordOf(
  event: StrataEvent,
  bytes: Uint8Array,
  at: number,
  { ordered, limits }: Sink,
  origin: Origin,
): PendingRecord | Rejected {
  const orderKey = ordered ? partitionKeyOf(event) : "";
  let partitionKey = orderKey;
  let explicitHashKey: string | undefined;
  if (bytes.byteLength + orderKey.length > limits.recordBytes) {
    if (!ordered) return tooLarge(bytes.byteLength, limits.recordBytes);
    ({ partitionKey, explicitHashKey } = shortened(orderKey, limits.recordBytes - bytes.byteLength));
  }
  return {
    topic: event.event_type,
    bytes,
    orderKey,
    partitionKey,
    explicitHashKey,
    size: bytes.byteLength + partitionKey.length,
    at,
    readyAt: at,
    origin,
    attempts: 0,
    next: undefined,
  };
}
