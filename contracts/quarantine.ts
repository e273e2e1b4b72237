/** Why a record was quarantined. The order is the order in which the checks run. */
export const REASONS = [
  "too_large",
  "invalid_utf8",
  "not_json",
  "unknown_event_type",
  "schema_violation",
  "invalid_timestamp",
] as const;

export type Reason = (typeof REASONS)[number];

/** Largest event on the wire, in bytes of UTF-8 (1 MiB). */
export const MAX_EVENT_BYTES = 1_048_576;

/** Deepest nesting of objects and arrays in an event; deeper is a `schema_violation`. */
export const MAX_EVENT_DEPTH = 64;

/** How far ahead of now a timestamp may lie, in milliseconds (24 h). */
export const MAX_TIMESTAMP_AHEAD_MS = 86_400_000;

/**
 * One row of the quarantine index. Holds no content: the original bytes are only in the encrypted object `object_key`.
 * `quarantine_id` is `<topic>/<shard>/<sequence>`, so a retried batch overwrites its rows instead of adding some.
 */
export interface QuarantineEntry {
  quarantine_id: string;
  reason: Reason;
  /** JSON pointer to the offending place, made of the contract's own field names only; absent where there is none. */
  pointer?: string;
  /** Schema version the record claimed, 1 where it claimed none. */
  schema_version: number;
  /** Topic of the stream it arrived on. */
  topic: string;
  /** Key of the object that holds the original bytes. */
  object_key: string;
  /** SHA-256 of the original bytes, hex. */
  sha256: string;
  /** Length of the original bytes. */
  size: number;
  /** When it was quarantined, ISO 8601. */
  quarantined_at: string;
  /** Seconds since the epoch at which the row expires. */
  expires_at: number;
}
