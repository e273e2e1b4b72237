import type { RedactedEvent, StrataEvent } from "../../contracts/events/event";
import { NO_SUBJECT, SEALED_TYPE, type SealedEvent } from "../../contracts/sealed";
import type { Topic } from "../../contracts/topics";
import { checkIn } from "../shared/claim-check";
import type { NewObject } from "../shared/objects";
import type { Accepted, Sealing, SourceRecord } from "./core";

/** Largest record of a delivery stream, in bytes (1,000 KiB). */
const DELIVERY_RECORD_BYTES = 1_024_000;
/** Largest log message: 256 KiB less the 26 bytes the service counts for an event. */
const LOG_MESSAGE_BYTES = 262_144 - 26;
/** Largest detail on the bus: 256 KiB for bus and queue, less room for the envelope the bus adds. */
const BUS_DETAIL_BYTES = 262_144 - 16_384;

/** What one accepted record leads to: its content on each path, and the objects for what a path cannot hold. */
export interface Paths {
  record: SourceRecord;
  eventId: string;
  eventType: Topic;
  objects: NewObject[];
  /** The sealed original as one NDJSON line, or a reference to it. */
  interaction: Uint8Array;
  /** Redacted event as one NDJSON line, or a reference line. */
  application: Uint8Array;
  logMessage: string;
  busDetail: string;
}

export interface Buckets {
  interactionBucket: string;
  claimCheckBucket: string;
}

/** An original that is going to be sealed. */
export interface Sealable {
  /** `student_id_hash` or `none`. */
  subject: string;
  key: Sealing;
}

/** Decides how each path carries an event. The original's bytes are sealed as they are. */
export function planPaths(
  { record, event }: Pick<Accepted, "record" | "event">,
  redacted: RedactedEvent,
  { subject, key }: Sealable,
  { interactionBucket, claimCheckBucket }: Buckets,
): Paths {
  const objects: NewObject[] = [];
  const json = JSON.stringify(redacted);
  const jsonLine = Buffer.from(`${json}\n`);
  const size = jsonLine.byteLength - 1;
  const redactedReference = () => {
    const checked = checkIn(event, jsonLine.subarray(0, size), "redacted", claimCheckBucket);
    if (objects.every((object) => object.key !== checked.object.key)) objects.push(checked.object);
    return JSON.stringify(checked.reference);
  };
  const interaction = () => {
    const envelope = JSON.stringify(envelopeOf(event, redacted, subject));
    const line = key.line(envelope, record.bytes);
    if (line.byteLength <= DELIVERY_RECORD_BYTES) return line;
    const content = Buffer.from(key.seal(record.bytes), "ascii");
    const { object, reference } = checkIn(event, content, "original", interactionBucket);
    objects.push({ ...object, contentType: SEALED_TYPE });
    return Buffer.from(`${envelope.slice(0, -1)},"claim_check":${JSON.stringify(reference.claim_check)}}\n`);
  };
  return {
    record,
    eventId: event.event_id,
    eventType: event.event_type,
    objects,
    interaction: interaction(),
    application: size < DELIVERY_RECORD_BYTES ? jsonLine : Buffer.from(`${redactedReference()}\n`),
    logMessage: size <= LOG_MESSAGE_BYTES ? json : redactedReference(),
    busDetail: size <= BUS_DETAIL_BYTES ? json : redactedReference(),
  };
}

const INDEXED = ["session_id", "school_id", "message_id", "role", "risk_level"] as const;

/** What stays readable of an original, taken from its redacted form: no more than the application path holds. */
function envelopeOf(
  event: StrataEvent,
  redacted: RedactedEvent,
  subject: string,
): Omit<SealedEvent, "sealed"> {
  const index: Record<string, string> = {};
  for (const name of INDEXED) {
    const value = redacted.data[name];
    if (typeof value === "string") index[name] = value;
  }
  if (subject !== NO_SUBJECT) index["student_id_hash"] = subject;
  return {
    event_id: event.event_id,
    event_type: event.event_type,
    timestamp: event.timestamp,
    source: redacted.source,
    ...(event.schema_version === undefined ? {} : { schema_version: event.schema_version }),
    subject,
    index,
  };
}
