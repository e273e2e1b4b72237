/**
 * The retention manifest: the one place that says how long anything is kept. Lifecycle rules, TTLs, log retention,
 * Object Lock, stream retention and the policy pack all derive from it. Days unless a name says otherwise.
 */
export const RETENTION = {
  "event-stream": {
    description: "Raw events on the wire, as producers sent them.",
    basis: ["system requirement: 24 h, audit 7 days"],
    streamHours: 24,
    auditStreamHours: 168,
  },
  "interaction-logs": {
    description: "Original events, identifying.",
    basis: ["system requirement: 1–7 years", "16 CFR 312.10"],
    object: { standardIa: 30, glacierIr: 90, deepArchive: 365, expire: 2555 },
  },
  "application-logs": {
    description: "Redacted events for operations.",
    basis: ["system requirement: 30 days"],
    logDays: 30,
    object: { expire: 30 },
  },
  "event-lake": {
    description: "Redacted events as Parquet, for analysis; clinical scores among them.",
    basis: ["system requirement: clinical scores 7 years in S3 Parquet", "16 CFR 312.10"],
    // No deeper: a query cannot wait for an object to be restored.
    object: { standardIa: 30, glacierIr: 90, expire: 2555 },
  },
  "claim-checks": {
    description: "Redacted content too large for a message or a table item; rows of the tables refer to it.",
    basis: ["as long as the longest row that refers to it"],
    object: { expire: 730 },
  },
  "audit-trail": {
    description: "Who did what to which record.",
    basis: [
      "34 CFR 99.32",
      "45 CFR 164.312(b)",
      "45 CFR 164.316(b)(2)(i)",
      "system requirement: 7+ years, permanent",
    ],
    tableTtl: 730,
    object: { standardIa: 30, glacierIr: 90, deepArchive: 365, lock: 2555, expire: "never" },
  },
  "crisis-events": {
    description: "Detected crises, pseudonymous.",
    basis: ["system requirement: 10 years, 2 of them hot", "34 CFR 99.36"],
    tableTtl: 730,
  },
  "notification-logs": {
    description: "Who was notified of a crisis, pseudonymous.",
    basis: ["system requirement: 2 years", "34 CFR 99.36"],
    tableTtl: 730,
  },
  quarantine: {
    description: "Rejected records with their original bytes, identifying.",
    basis: ["16 CFR 312.10: no longer than needed to mend and replay"],
    tableTtl: 90,
    object: { expire: 90 },
  },
  "event-claims": {
    description: "Event ids already seen, so that a repeated event changes nothing.",
    basis: ["longer than any stream or queue keeps a copy that could return"],
    tableTtl: 30,
  },
  "event-archive": {
    description: "Redacted domain events on the bus, for replay.",
    basis: ["system requirement: replay"],
    archiveDays: 30,
  },
  "dead-letters": {
    description: "Messages a consumer could not process, redacted.",
    basis: ["service maximum: 14 days"],
    queueDays: 14,
  },
  "function-logs": {
    description: "What functions and services say about their own work; no personal data.",
    basis: ["system requirement: 30 days"],
    logDays: 30,
  },
  "access-logs": {
    description: "Who read or wrote which object.",
    basis: ["45 CFR 164.308(a)(1)(ii)(D)", "45 CFR 164.316(b)(2)(i): 6 years"],
    object: { standardIa: 30, glacierIr: 90, deepArchive: 365, expire: 2555 },
  },
} as const satisfies Record<string, RetentionRule>;

export type DataClass = keyof typeof RETENTION;

/** Days after which an object moves to a colder class or ends; `lock` is the Object Lock period. */
export interface ObjectRetention {
  standardIa?: number;
  glacierIr?: number;
  deepArchive?: number;
  lock?: number;
  expire: number | "never";
}

export interface RetentionRule {
  description: string;
  /** Paragraph of law or requirement the period answers to. */
  basis: readonly string[];
  streamHours?: number;
  auditStreamHours?: number;
  logDays?: number;
  tableTtl?: number;
  archiveDays?: number;
  queueDays?: number;
  object?: ObjectRetention;
}
