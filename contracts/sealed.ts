import type { ClaimCheck } from "./events/event";
import type { Topic } from "./topics";

/** `subject` of an event that names no student. */
export const NO_SUBJECT = "none";

/** What may be searched without opening a sealed event; redacted as on the application path. */
export interface SealedIndex {
  session_id?: string;
  school_id?: string;
  message_id?: string;
  role?: string;
  risk_level?: string;
  student_id_hash?: string;
}

interface Envelope {
  event_id: string;
  event_type: Topic;
  /** ISO 8601 in UTC, ends in `Z`. */
  timestamp: string;
  source: string;
  /** 1 where absent. */
  schema_version?: number;
  /** `student_id_hash` of the student it is about, or `none`. */
  subject: string;
  index: SealedIndex;
}

/** An original event on the interaction path: one line of NDJSON. Nothing of it can be read without its subject's key. */
export interface SealedContent extends Envelope {
  /**
   * JWE in compact form (RFC 7516; `alg` dir, `enc` A256GCM, `kid` the id of the data key). Its plaintext is the
   * original event, byte for byte.
   */
  sealed: string;
  claim_check?: never;
}

/** Stands for an original too large for its carrier: the object it names holds the JWE. */
export interface SealedReference extends Envelope {
  sealed?: never;
  /** SHA-256 and size are those of the sealed object. */
  claim_check: ClaimCheck["claim_check"];
}

export type SealedEvent = SealedContent | SealedReference;

/** Media type of an object that holds one JWE in compact form (RFC 7515, section 9.2.1). */
export const SEALED_TYPE = "application/jose";
