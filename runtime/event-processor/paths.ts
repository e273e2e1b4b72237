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

/** The redacted copies of one accepted record on their paths, and the objects for what a path cannot hold. */
interface Copies {
  eventId: string;
  eventType: Topic;
  objects: NewObject[];
  /** Redacted event as one NDJSON line, or a reference line. */
  application: Uint8Array;
  logMessage: string;
  busDetail: string;
}

/** What one accepted record leads to: its content on each path. */
export interface Paths extends Copies {
  record: SourceRecord;
  /** The sealed original as one NDJSON line, or a reference to it. */
  interaction: Uint8Array;
}

/** Paths of a record whose original is still to be sealed. */
export interface Unsealed {
  record: SourceRecord;
  copies: Copies;
  event: StrataEvent;
  /** JSON of what stays readable of the original. */
  envelope: string;
  key: Sealing;
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

/** Decides how each path carries the redacted event. */
export function planCopies(
  { record, event }: Pick<Accepted, "record" | "event">,
  redacted: RedactedEvent,
  { subject, key }: Sealable,
  { claimCheckBucket }: Pick<Buckets, "claimCheckBucket">,
): Unsealed {
  const objects: NewObject[] = [];
  const json = JSON.stringify(redacted);
  const jsonLine = Buffer.from(`${json}\n`);
  const size = jsonLine.byteLength - 1;
  const redactedReference = () => {
    const checked = checkIn(event, jsonLine.subarray(0, size), "redacted", claimCheckBucket);
    if (objects.every((object) => object.key !== checked.object.key)) objects.push(checked.object);
    return JSON.stringify(checked.reference);
  };
  const copies = {
    eventId: event.event_id,
    eventType: event.event_type,
    objects,
    application: size < DELIVERY_RECORD_BYTES ? jsonLine : Buffer.from(`${redactedReference()}\n`),
    logMessage: size <= LOG_MESSAGE_BYTES ? json : redactedReference(),
    busDetail: size <= BUS_DETAIL_BYTES ? json : redactedReference(),
  };
  return { record, copies, event, envelope: JSON.stringify(envelopeOf(event, redacted, subject)), key };
}

/** Seals the original's bytes as they are, and decides how the path of originals carries them. */
export function sealOriginal(
  { record, copies, event, envelope, key }: Unsealed,
  { interactionBucket }: Pick<Buckets, "interactionBucket">,
): Paths {
  const line = key.line(envelope, record.bytes);
  if (line.byteLength <= DELIVERY_RECORD_BYTES) return { record, ...copies, interaction: line };
  const { object, reference } = checkIn(
    event,
    Buffer.from(key.seal(record.bytes), "ascii"),
    "original",
    interactionBucket,
  );
  const claimCheck = JSON.stringify(reference.claim_check);
  return {
    record,
    ...copies,
    objects: [...copies.objects, { ...object, contentType: SEALED_TYPE }],
    interaction: Buffer.from(`${envelope.slice(0, -1)},"claim_check":${claimCheck}}\n`),
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
