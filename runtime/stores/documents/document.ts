import type { EventCollection, EventDocument } from "../../../contracts/documents";
import { parseUtcInstant } from "../../../contracts/events/instant";
import { RETENTION } from "../../../contracts/retention";
import { NO_SUBJECT, type SealedEvent, type SealedIndex } from "../../../contracts/sealed";
import { isTopic } from "../../../contracts/topics";
import { isClaimCheck } from "../../shared/claim-check";
import { StoreRefusal } from "../../shared/store-quarantine";

const DAY_MS = 86_400_000;

/** An entry of an index holds 2,048 bytes (Amazon DocumentDB, quotas); the time and the event id need some of them. */
const MAX_INDEXED_BYTES = 1_900;

/** A document holds 16 MiB (Amazon DocumentDB, quotas); what is beside the sealed content is small. */
const MAX_SEALED_BYTES = 15 * 1024 * 1024;

const EVENT_ID = /^evt_[A-Za-z0-9_-]{3,64}$/;
const JWE = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
const HASH = /^[0-9a-f]{64}$/;
const INDEXED = ["session_id", "school_id", "message_id", "role", "risk_level", "student_id_hash"] as const;

/** Where the events of a topic are kept. */
export function collectionOf({ event_type }: Pick<EventDocument, "event_type">): EventCollection {
  return event_type === "chat.message.sent" ? "messages" : "records";
}

/**
 * The document of a sealed event. Only what the contract names is copied, each value checked to be of its type, so that
 * neither a field name nor an operator of the query language can come in with it; `sealed` is copied and never opened.
 * It may go 90 days after the event.
 *
 * @throws StoreRefusal where a value is not what the contract says, or more than an index or a document holds
 */
export function documentOf(value: unknown): EventDocument {
  if (typeof value !== "object" || value === null) throw new StoreRefusal("value_out_of_range", "");
  const event = value as Partial<SealedEvent>;
  if (!isTopic(event.event_type)) throw new StoreRefusal("value_out_of_range", "/event_type");
  const timestamp = parseUtcInstant(text(event.timestamp, "/timestamp"));
  if (timestamp === undefined) throw new StoreRefusal("value_out_of_range", "/timestamp");
  const id = text(event.event_id, "/event_id");
  if (!EVENT_ID.test(id)) throw new StoreRefusal("value_out_of_range", "/event_id");
  const version = event.schema_version ?? 1;
  if (!Number.isSafeInteger(version) || version < 1)
    throw new StoreRefusal("value_out_of_range", "/schema_version");
  const subject = text(event.subject, "/subject");
  if (subject !== NO_SUBJECT && !HASH.test(subject)) throw new StoreRefusal("value_out_of_range", "/subject");
  return {
    _id: id,
    event_type: event.event_type,
    timestamp: new Date(timestamp),
    source: text(event.source, "/source"),
    schema_version: version,
    subject,
    ...indexed(event.index),
    ...content(event),
    expires_at: new Date(timestamp + RETENTION.conversations.documentDays * DAY_MS),
  };
}

function indexed(index: unknown): SealedIndex {
  if (typeof index !== "object" || index === null) throw new StoreRefusal("value_out_of_range", "/index");
  const hash = (index as SealedIndex).student_id_hash;
  if (hash !== undefined && !HASH.test(text(hash, "/index/student_id_hash")))
    throw new StoreRefusal("value_out_of_range", "/index/student_id_hash");
  const found = INDEXED.flatMap((name) => {
    const value = Object.hasOwn(index, name) ? (index as Record<string, unknown>)[name] : undefined;
    return value === undefined ? [] : [[name, text(value, `/index/${name}`)]];
  });
  return Object.fromEntries(found) as SealedIndex;
}

function content(event: Partial<SealedEvent>): Pick<EventDocument, "sealed" | "claim_check"> {
  if (event.claim_check !== undefined && event.sealed === undefined) {
    if (!isClaimCheck({ ...event, data: undefined }) || !Number.isSafeInteger(event.claim_check.size))
      throw new StoreRefusal("value_out_of_range", "/claim_check");
    const { bucket, key, sha256, size } = event.claim_check;
    return { claim_check: { bucket, key, sha256, size } };
  }
  const { sealed } = event;
  if (typeof sealed !== "string") throw new StoreRefusal("value_out_of_range", "/sealed");
  if (sealed.length > MAX_SEALED_BYTES) throw new StoreRefusal("too_large_for_store", "/sealed");
  if (!JWE.test(sealed)) throw new StoreRefusal("value_out_of_range", "/sealed");
  return { sealed };
}

/** Text the store takes and gives back unchanged. */
function text(value: unknown, pointer: string): string {
  if (typeof value !== "string" || value === "") throw new StoreRefusal("value_out_of_range", pointer);
  // A lone surrogate would become another character; the store has no zero character in text.
  if (/[\0\ud800-\udfff]/u.test(value)) throw new StoreRefusal("invalid_text", pointer);
  if (Buffer.byteLength(value) > MAX_INDEXED_BYTES) throw new StoreRefusal("too_large_for_store", pointer);
  return value;
}
