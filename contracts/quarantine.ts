/** How a record can break the contract. The order is the order in which the checks run. */
export const CONTRACT_REASONS = [
  "too_large",
  "invalid_utf8",
  "not_json",
  "unknown_event_type",
  "schema_violation",
  "invalid_timestamp",
] as const;

export type ContractReason = (typeof CONTRACT_REASONS)[number];

/**
 * Why a record was rejected. `subject_erased`: it conforms, but its subject's key was destroyed, so that nothing of the
 * subject is taken any more and nothing of the record is kept.
 */
export const REASONS = [...CONTRACT_REASONS, "subject_erased"] as const;

/** A reason of the way to the stores: the record stands nowhere but in the quarantine. */
export type RejectionReason = (typeof REASONS)[number];

/**
 * Why the lake could not take a redacted event: a field has another type than the lake's column, or would be one column
 * more than the lake may have. The event stands in every other store, so it does not count as rejected.
 */
export const LAKE_REASONS = ["type_conflict", "too_many_columns"] as const;

/**
 * Why one store can never take an event: a value its column has no room for, more bytes than it holds at once, or text
 * it has no form for. The event stands in every other store, so it does not count as rejected.
 */
export const STORE_REASONS = ["value_out_of_range", "too_large_for_store", "invalid_text"] as const;

export type StoreReason = (typeof STORE_REASONS)[number];

/** Why an entry stands in the quarantine. */
export type Reason = RejectionReason | (typeof LAKE_REASONS)[number] | StoreReason;

/** Largest event on the wire, in bytes of UTF-8 (1 MiB). */
export const MAX_EVENT_BYTES = 1_048_576;

/** Deepest nesting of objects and arrays in an event; deeper is a `schema_violation`. */
export const MAX_EVENT_DEPTH = 64;

/** How far ahead of now a timestamp may lie, in milliseconds (24 h). */
export const MAX_TIMESTAMP_AHEAD_MS = 86_400_000;

/**
 * One row of the quarantine index. Holds no content: the original bytes are only in the encrypted object `object_key`.
 * `quarantine_id` is `<topic>/<shard>/<sequence>`, so a retried batch overwrites its rows instead of adding some; that
 * of an event the lake or a store did not take is `<topic>/lake/<file>-<line>` or `<topic>/store/<store>-<event_id>`.
 */
export interface QuarantineEntry {
  quarantine_id: string;
  reason: Reason;
  /** JSON pointer to the offending place, made of the contract's own field names only; absent where there is none. */
  pointer?: string;
  /** Schema version the record claimed, 1 where it claimed none, 9.9e125 where a table has no room for it. */
  schema_version: number;
  /** Topic of the stream it arrived on. */
  topic: string;
  /** Key of the object that holds the original bytes; absent where nothing of them is kept (`subject_erased`). */
  object_key?: string;
  /** Id of the key the object is sealed under (contracts/sealed.ts); absent where it holds redacted content, unsealed. */
  subject?: string;
  /** SHA-256 of the original bytes, hex. */
  sha256: string;
  /** Length of the original bytes. */
  size: number;
  /** When it was quarantined, ISO 8601. */
  quarantined_at: string;
  /** Seconds since the epoch at which the row expires. */
  expires_at: number;
  /** What an operator has done with it; absent while it is open. */
  state?: ClosedState;
  /** When that was, ISO 8601. */
  closed_at?: string;
  /** Id of the operation that did it; the audit trail has the rest. */
  operation?: string;
  /** Place in its stream of the replayed event, as `<topic>/<shard>/<sequence>`. */
  replayed_as?: string;
  /** How often it was replayed and came back. */
  returned?: number;
}

export const CLOSED_STATES = ["replayed", "dropped"] as const;

export type ClosedState = (typeof CLOSED_STATES)[number];
