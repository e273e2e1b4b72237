/** Database of the document store; every collection lies in it. */
export const DOCUMENT_DATABASE = "interactions";

/**
 * Collections of the document store. `messages` holds every sealed chat message and `records` the sealed events of the
 * other topics, as they came; `conversations` (chat alone) and `sessions` (all topics) are rolled up from them.
 */
export const EVENT_COLLECTIONS = ["messages", "records"] as const;
export const ROLLUP_COLLECTIONS = ["conversations", "sessions"] as const;

export type EventCollection = (typeof EVENT_COLLECTIONS)[number];
export type RollupCollection = (typeof ROLLUP_COLLECTIONS)[number];
export type DocumentCollection = EventCollection | RollupCollection;

/** A sealed event as a document: what may be searched, what is sealed or where that lies, and when it may go. */
export interface EventDocument {
  /** `event_id`. */
  _id: string;
  event_type: string;
  timestamp: Date;
  source: string;
  schema_version: number;
  /** `student_id_hash`, or `none`. */
  subject: string;
  session_id?: string;
  school_id?: string;
  message_id?: string;
  role?: string;
  risk_level?: string;
  student_id_hash?: string;
  /** JWE in compact form. */
  sealed?: string;
  /** Where the JWE lies that was too large for its carrier. */
  claim_check?: { bucket: string; key: string; sha256: string; size: number };
  expires_at: Date;
}

/** What is known of one session of one student; `conversations` counts its chat messages only. */
export interface RollupDocument {
  /** `<subject>/<session_id>`: two students never share one, whatever ids a producer gives. */
  _id: string;
  session_id: string;
  subject: string;
  school_id?: string;
  event_count: number;
  first_at: Date;
  last_at: Date;
  /** 0 none, 1 LOW, 2 MODERATE, 3 HIGH, 4 CRISIS: the highest there was. */
  risk_rank: number;
  /** Conversations: messages by role. */
  student_messages?: number;
  assistant_messages?: number;
  /** Sessions: events by topic. */
  messages?: number;
  crises?: number;
  thresholds?: number;
  notifications?: number;
  /** Sessions: when it was reported as completed. */
  completed_at?: Date;
  expires_at: Date;
}

/** Ranks of `RiskLevel`, as `risk_rank` holds them. */
export const RISK_RANKS: Readonly<Record<string, number>> = { LOW: 1, MODERATE: 2, HIGH: 3, CRISIS: 4 };
