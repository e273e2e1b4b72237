import { ingestClaim, recordPlace } from "../../contracts/claims";
import type { RedactedEvent, StrataEvent } from "../../contracts/events/event";
import type { QuarantineEntry } from "../../contracts/quarantine";
import { RETENTION } from "../../contracts/retention";
import type { Topic } from "../../contracts/topics";
import { checkIn, type Form, sha256 } from "../shared/claim-check";
import type { Claim } from "../shared/claims";
import { expiresAt } from "../shared/expiry";
import type { NewObject } from "../shared/objects";
import { decode } from "./decode";

/** One record of a stream as it arrived. */
export interface SourceRecord {
  sequence: string;
  /** `shardId-000000000000` */
  shard: string;
  /** When the stream took it, milliseconds since the epoch: the same on every retry. */
  arrivedAt: number;
  bytes: Uint8Array;
}

export interface Accepted {
  record: SourceRecord;
  event: StrataEvent;
  claim: Claim;
}

export interface Rejected {
  record: SourceRecord;
  object: NewObject;
  row: QuarantineEntry;
}

export interface Place {
  topic: Topic;
  stream: string;
  quarantineBucket: string;
}

/** Judges one record: what to claim for it, or how to quarantine it. */
export function planRecord(record: SourceRecord, place: Place, now: number): Accepted | Rejected {
  const decoded = decode(record.bytes, now);
  if (decoded.ok) {
    const owner = recordPlace(place.stream, record.shard, record.sequence);
    return { record, event: decoded.event, claim: { id: ingestClaim(decoded.event.event_id), owner } };
  }
  const { reason, pointer, schemaVersion } = decoded;
  const key = `reason=${reason}/topic=${place.topic}/${record.shard}-${record.sequence}`;
  const row: QuarantineEntry = {
    quarantine_id: `${place.topic}/${record.shard}/${record.sequence}`,
    reason,
    ...(pointer === undefined ? {} : { pointer }),
    schema_version: schemaVersion,
    topic: place.topic,
    object_key: key,
    sha256: sha256(record.bytes),
    size: record.bytes.byteLength,
    quarantined_at: new Date(now).toISOString(),
    expires_at: expiresAt(RETENTION.quarantine.tableTtl, now),
  };
  const object = {
    bucket: place.quarantineBucket,
    key,
    body: record.bytes,
    contentType: "application/octet-stream",
  };
  return { record, object, row };
}

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
  /** Original bytes as one NDJSON line, or a reference line. */
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

/** Decides how each path carries an event. The original's bytes are passed on as they are or put aside as they are. */
export function planPaths(
  { record, event }: Accepted,
  redacted: RedactedEvent,
  { interactionBucket, claimCheckBucket }: Buckets,
): Paths {
  const objects: NewObject[] = [];
  const json = JSON.stringify(redacted);
  const jsonLine = Buffer.from(`${json}\n`);
  const size = jsonLine.byteLength - 1;
  const reference = (content: Uint8Array, form: Form, bucket: string): string => {
    const checked = checkIn(event, content, form, bucket);
    if (!objects.some(({ key }) => key === checked.object.key)) objects.push(checked.object);
    return JSON.stringify(checked.reference);
  };
  const redactedReference = () => reference(jsonLine.subarray(0, size), "redacted", claimCheckBucket);
  return {
    record,
    eventId: event.event_id,
    eventType: event.event_type,
    objects,
    interaction: isLine(record.bytes)
      ? line(record.bytes)
      : Buffer.from(`${reference(record.bytes, "original", interactionBucket)}\n`),
    application: size < DELIVERY_RECORD_BYTES ? jsonLine : Buffer.from(`${redactedReference()}\n`),
    logMessage: size <= LOG_MESSAGE_BYTES ? json : redactedReference(),
    busDetail: size <= BUS_DETAIL_BYTES ? json : redactedReference(),
  };
}

/** Whether the bytes fit a delivery record as one line: a line feed before the end would make them two. */
function isLine(bytes: Uint8Array): boolean {
  const feed = bytes.indexOf(0x0a);
  return bytes.byteLength < DELIVERY_RECORD_BYTES && (feed === -1 || feed === bytes.byteLength - 1);
}

function line(bytes: Uint8Array): Uint8Array {
  return bytes.at(-1) === 0x0a ? bytes : Buffer.concat([bytes, Buffer.from("\n")]);
}
