import { ingestClaim, recordPlace } from "../../contracts/claims";
import type { StrataEvent } from "../../contracts/events/event";
import type { QuarantineEntry, Reason } from "../../contracts/quarantine";
import { RETENTION } from "../../contracts/retention";
import { SEALED_TYPE } from "../../contracts/sealed";
import type { Topic } from "../../contracts/topics";
import { sha256 } from "../shared/claim-check";
import type { Claim } from "../shared/claims";
import { expiresAt } from "../shared/expiry";
import type { NewObject } from "../shared/objects";
import type { SealingKey } from "../subject-keys/jwe";
import { decode, type Rejection } from "./decode";

/** A key that content can be sealed under. */
export type Sealing = Pick<SealingKey, "id" | "seal" | "line">;

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

/** A record that breaks the contract, and how. */
export interface Broken extends Rejection {
  record: SourceRecord;
}

/** How to quarantine a record. */
export interface Rejected {
  record: SourceRecord;
  /** Its original, sealed; absent where nothing of it is kept. */
  object?: NewObject;
  row: QuarantineEntry;
}

export interface Place {
  topic: Topic;
  stream: string;
  quarantineBucket: string;
}

/** Judges one record: what to claim for it, or why it is rejected. */
export function planRecord(
  record: SourceRecord,
  place: Pick<Place, "stream">,
  now: number,
): Accepted | Broken {
  const decoded = decode(record.bytes, now);
  if (!decoded.ok) {
    const { ok: _, ...why } = decoded;
    return { record, ...why };
  }
  const owner = recordPlace(place.stream, record.shard, record.sequence);
  return { record, event: decoded.event, claim: { id: ingestClaim(decoded.event.event_id), owner } };
}

/** How to quarantine a record that breaks the contract: its original sealed under the given key. */
export function planRejected(
  { record, reason, pointer, schemaVersion }: Broken,
  key: Sealing,
  place: Place,
  now: number,
): Rejected {
  const object_key = `reason=${reason}/topic=${place.topic}/${record.shard}-${record.sequence}`;
  const object = {
    bucket: place.quarantineBucket,
    key: object_key,
    body: Buffer.from(key.seal(record.bytes), "ascii"),
    contentType: SEALED_TYPE,
  };
  const kept = { ...(pointer === undefined ? {} : { pointer }), object_key, subject: key.id };
  return { record, object, row: rowOf(record, reason, schemaVersion, place, now, kept) };
}

/** How to quarantine a record whose subject was erased: that it came, and nothing of it. */
export function planErased(record: SourceRecord, schemaVersion: number, place: Place, now: number): Rejected {
  return { record, row: rowOf(record, "subject_erased", schemaVersion, place, now, {}) };
}

function rowOf(
  record: SourceRecord,
  reason: Reason,
  schema_version: number,
  { topic }: Place,
  now: number,
  kept: Pick<QuarantineEntry, "pointer" | "object_key" | "subject">,
): QuarantineEntry {
  return {
    quarantine_id: `${topic}/${record.shard}/${record.sequence}`,
    reason,
    schema_version,
    topic,
    ...kept,
    sha256: sha256(record.bytes),
    size: record.bytes.byteLength,
    quarantined_at: new Date(now).toISOString(),
    expires_at: expiresAt(RETENTION.quarantine.tableTtl, now),
  };
}
