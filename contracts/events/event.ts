import type { Topic } from "../topics";
import type { DataByTopic } from "./generated/types";

export type { DataByTopic } from "./generated/types";

/** An event as it is on the wire, after validation. Unknown fields of the envelope and of `data` are kept. */
export interface EventOf<T extends Topic> {
  event_id: string;
  event_type: T;
  /** ISO 8601 in UTC, ends in `Z`. */
  timestamp: string;
  source: string;
  data: DataByTopic[T];
  /** 1 where absent. */
  schema_version?: number;
  [extra: string]: unknown;
}

export type StrataEvent = { [T in Topic]: EventOf<T> }[Topic];

/**
 * An event outside the interaction path: free text redacted, `student_name` gone, `student_id` replaced by
 * `student_id_hash`.
 */
export interface RedactedEvent {
  event_id: string;
  event_type: Topic;
  timestamp: string;
  source: string;
  data: Record<string, unknown>;
  schema_version?: number;
  [extra: string]: unknown;
}

/**
 * Stands for content that its carrier cannot hold: the event without `data`, and where the whole of it lies.
 */
export interface ClaimCheck {
  event_id: string;
  event_type: Topic;
  timestamp: string;
  claim_check: {
    bucket: string;
    key: string;
    /** SHA-256 of the object's bytes, hex. */
    sha256: string;
    /** Length of the object in bytes. */
    size: number;
  };
}

/** Key prefix of content that is referred to, in every bucket that holds some. */
export const CLAIM_CHECK_PREFIX = "claim-check/";

/** Value of `Source` of every event on the bus. */
export const BUS_SOURCE = "strata";
