import { REPLICATED_VERSIONS, type RetentionRule, VAULT, VERSIONS } from "./rule";

/** Classes that identify a student, readably or under the student's own data key: `PHI`. */
export const IDENTIFYING = {
  "event-stream": {
    description: "Raw events on the wire, as producers sent them.",
    basis: ["system requirement: 24 h, audit 7 days"],
    streamHours: 24,
    auditStreamHours: 168,
  },
  "interaction-logs": {
    description: "Original events, sealed under the data key of their subject.",
    basis: ["system requirement: 1–7 years", "16 CFR 312.10"],
    object: { standardIa: 30, glacierIr: 90, deepArchive: 365, expire: 2555 },
    copies: REPLICATED_VERSIONS,
    sealed: true,
  },
  conversations: {
    description:
      "Conversations, messages and sessions for queries, sealed like the originals they come from.",
    basis: ["system requirement: 90 days, then the archive in interaction-logs", "16 CFR 312.10"],
    documentDays: 90,
    sealed: true,
    copies: { backupDays: 7, ...VAULT },
  },
  quarantine: {
    description: "Rejected records with their original bytes, sealed.",
    basis: ["16 CFR 312.10: no longer than needed to mend and replay"],
    tableTtl: 90,
    sealed: true,
    object: { expire: 90 },
    copies: { ...VERSIONS, pointInTimeDays: 7, ...VAULT },
  },
  "subject-keys": {
    description:
      "Wrapped data keys of subjects; destroying one makes every copy of the subject's content unreadable.",
    basis: ["as long as the longest content under them", "16 CFR 312.6", "45 CFR 164.310(d)(2)(i)"],
    tableTtl: 2555,
    // A backup brings a destroyed key back only as long as its wrapping key lives: kept short, and never in the vault.
    copies: { pointInTimeDays: 7 },
  },
  accounts: {
    description: "Users, their roles, and rosters of the schools.",
    basis: ["system requirement: as long as the records they explain", "16 CFR 312.10"],
    rowDays: 2555,
    copies: { backupDays: 7, ...VAULT },
  },
} as const satisfies Record<string, RetentionRule>;
