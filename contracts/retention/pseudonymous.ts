import { POINT_IN_TIME, REPLICATED_VERSIONS, type RetentionRule, VAULT, VERSIONS } from "./rule";

/** Classes with keyed hashes and redacted text: `Pseudonymous`. */
export const PSEUDONYMOUS = {
  "application-logs": {
    description: "Redacted events for operations.",
    basis: ["system requirement: 30 days"],
    logDays: 30,
    object: { expire: 30 },
    indexDays: 30,
    // OpenSearch Service keeps its hourly snapshots for 14 days, whatever is asked for.
    copies: { ...VERSIONS, snapshotDays: 14 },
  },
  "event-lake": {
    description: "Redacted events as Parquet, for analysis; clinical scores among them.",
    basis: ["system requirement: clinical scores 7 years in S3 Parquet", "16 CFR 312.10"],
    // No deeper: a query cannot wait for an object to be restored.
    object: { standardIa: 30, glacierIr: 90, expire: 2555 },
    copies: VERSIONS,
  },
  "claim-checks": {
    description: "Redacted content too large for a message or a table item; rows of the tables refer to it.",
    basis: ["as long as the longest row that refers to it, and the days DynamoDB takes to end that"],
    object: { expire: 760 },
    copies: VERSIONS,
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
    copies: { ...POINT_IN_TIME, replica: true },
  },
  "crisis-events": {
    description: "Detected crises: two years in the table, eight more as locked objects.",
    basis: ["system requirement: 10 years, 2 of them hot", "34 CFR 99.36"],
    tableTtl: 730,
    // Written when the item ends.
    object: { from: 730, deepArchive: 1, lock: 2920, expire: 2920 },
    copies: { ...POINT_IN_TIME, ...REPLICATED_VERSIONS },
  },
  "notification-logs": {
    description: "Who was notified of a crisis.",
    basis: ["system requirement: 2 years", "34 CFR 99.36"],
    tableTtl: 730,
    copies: POINT_IN_TIME,
  },
  "session-summaries": {
    description: "Course and risk of each session.",
    basis: ["system requirement: 7 years"],
    rowDays: 2555,
    copies: { backupDays: 7, ...VAULT },
  },
  "clinical-scores": {
    description: "PHQ-9 and GAD-7 scores with their confidence.",
    basis: ["system requirement: 7 years"],
    rowDays: 2555,
    copies: { backupDays: 7, ...VAULT },
  },
  aggregates: {
    description: "Scores and trends per school, groups under five suppressed.",
    basis: ["34 CFR 99.31(b)", "system requirement: 7 years"],
    rowDays: 2555,
    copies: { backupDays: 7, ...VAULT },
  },
  "message-vectors": {
    description: "Redacted messages with their embeddings, for the search of similar ones.",
    basis: ["system requirement: hot 30 days, warm to 90", "16 CFR 312.10"],
    indexDays: 90,
    copies: { snapshotDays: 14 },
  },
  "conversation-context": {
    description: "The last redacted messages of a session under way.",
    basis: ["16 CFR 312.10: as long as a session can be taken up again"],
    cacheSeconds: 86_400,
    copies: { snapshotDays: 7 },
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
} as const satisfies Record<string, RetentionRule>;
