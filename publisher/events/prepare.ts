import { validateEvent } from "../../contracts/events/validate";
import { MAX_EVENT_BYTES } from "../../contracts/quarantine";
import type { Topic } from "../../contracts/topics";
import type { Rejected } from "../result";
import type { Sink } from "../sinks/sink";
import { partitionKeyOf, shortened } from "./partition-key";

/** A valid event as the sink takes it. */
export interface Prepared {
  topic: Topic;
  bytes: Buffer;
  /** What its order depends on; empty where the sink keeps none. */
  orderKey: string;
  partitionKey: string;
  explicitHashKey?: string | undefined;
  /** Bytes of the record, the partition key included. */
  size: number;
}

type Fields = Record<string, unknown>;

/**
 * Judges an event by the contract, in the order of the reason codes, and writes it as UTF-8: one `JSON.stringify`,
 * one validation.
 *
 * @param now milliseconds since the epoch
 */
export function prepare(event: unknown, now: number, sink: Sink): Prepared | Rejected {
  if (typeof event !== "object" || event === null || Array.isArray(event)) {
    return rejected("not_json", "an event is one JSON object");
  }
  let text: string | undefined;
  try {
    text = JSON.stringify(event);
  } catch {
    // Nested too deeply, circular, or with a value JSON has no form for; the contract names the first two.
  }
  const bytes = Buffer.from(text ?? "");
  if (bytes.length > MAX_EVENT_BYTES) return tooLarge(bytes.length, MAX_EVENT_BYTES);
  const validation = validateEvent(asSent(event as Fields, text), now);
  if (!validation.ok) return rejected(validation.reason, undefined, validation.pointer);
  if (text === undefined) return rejected("not_json");
  const topic = validation.event.event_type;
  if (!sink.ordered) {
    const size = bytes.length;
    if (size > sink.limits.recordBytes) return tooLarge(size, sink.limits.recordBytes);
    return { topic, bytes, orderKey: "", partitionKey: "", explicitHashKey: undefined, size };
  }
  const orderKey = partitionKeyOf(validation.event);
  const size = bytes.length + orderKey.length;
  if (size <= sink.limits.recordBytes) {
    return { topic, bytes, orderKey, partitionKey: orderKey, explicitHashKey: undefined, size };
  }
  const short = shortened(orderKey, sink.limits.recordBytes - bytes.length);
  return { topic, bytes, orderKey, ...short, size: bytes.length + short.partitionKey.length };
}

/** What consumers will see: a `toJSON` of the event's own would otherwise be sent unvalidated. */
function asSent(event: Fields, text: string | undefined): Fields {
  const data = event["data"];
  const parts = typeof data === "object" && data !== null ? [event, data, ...Object.values(data)] : [event];
  const plain = parts.every((part) => typeof part !== "object" || typeof part?.toJSON !== "function");
  if (plain || text === undefined) return event;
  const written: unknown = JSON.parse(text);
  return typeof written === "object" && written !== null ? (written as Fields) : {};
}

const DETAILS: Record<Rejected["reason"], string> = {
  too_large: `an event has at most ${MAX_EVENT_BYTES} bytes as JSON in UTF-8`,
  invalid_utf8: "an event is written in UTF-8",
  not_json: "an event holds only what JSON can express",
  unknown_event_type: "event_type is one of the topics of the contract",
  schema_violation: "the value at the pointer does not conform to the event's schema",
  invalid_timestamp: "timestamp is a real instant in UTC, ends in Z and lies at most 24 h ahead",
};

function rejected(reason: Rejected["reason"], detail = DETAILS[reason], pointer?: string): Rejected {
  return pointer === undefined
    ? { status: "rejected", reason, detail }
    : { status: "rejected", reason, pointer, detail };
}

function tooLarge(size: number, limit: number): Rejected {
  return rejected("too_large", `the event has ${size} bytes; at most ${limit} are taken`);
}
