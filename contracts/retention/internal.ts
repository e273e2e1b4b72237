import { POINT_IN_TIME, type RetentionRule, VERSIONS } from "./rule";

/** Classes without personal data: `Internal`. */
export const INTERNAL = {
  "event-claims": {
    description: "Event ids already seen, so that a repeated event changes nothing.",
    basis: ["longer than any stream or queue keeps a copy that could return"],
    tableTtl: 30,
    copies: POINT_IN_TIME,
  },
  remediations: {
    description: "How often a resource was mended by itself, so that nothing is mended for ever.",
    basis: ["longer than any guard looks back", "45 CFR 164.308(a)(1)(ii)(D)"],
    tableTtl: 30,
    copies: { pointInTimeDays: 7 },
  },
  "session-tokens": {
    description: "Hashes of the tokens of sessions under way.",
    basis: ["system requirement: 15 minutes"],
    cacheSeconds: 900,
    copies: { snapshotDays: 7 },
  },
  "safety-patterns": {
    description: "Compiled patterns of the safety scan.",
    basis: ["as long as the version they were compiled from"],
    cacheSeconds: 86_400,
    copies: { snapshotDays: 7 },
  },
  "function-logs": {
    description: "What functions and services say about their own work.",
    basis: ["system requirement: 30 days"],
    logDays: 30,
  },
  "store-logs": {
    description: "What databases, caches and search engines say about their own work.",
    basis: ["system requirement: 30 days", "45 CFR 164.308(a)(1)(ii)(D)"],
    logDays: 30,
  },
  "flow-logs": {
    description: "Which address of the network spoke with which.",
    basis: ["45 CFR 164.308(a)(1)(ii)(D)"],
    logDays: 90,
  },
  "object-inventories": {
    description:
      "Which objects a bucket holds, in which class, under which lock: names and dates, no content.",
    basis: ["SOC 2 A1.2, C1.2: what is kept can be told", "45 CFR 164.312(c)(1)"],
    object: { expire: 90 },
    copies: VERSIONS,
  },
  "account-trail": {
    description:
      "Who called which operation of AWS, readings and writings of objects with data of record included.",
    basis: [
      "45 CFR 164.312(b)",
      "45 CFR 164.316(b)(2)(i): 6 years",
      "system requirement: audit trail 7 years",
    ],
    // What an investigation searches at once; the objects are the record.
    logDays: 365,
    object: { standardIa: 30, glacierIr: 90, deepArchive: 365, lock: 2555, expire: 2555 },
    copies: VERSIONS,
  },
  "resource-history": {
    description: "How each resource of the account was configured, and what rules said of it.",
    basis: ["45 CFR 164.316(b)(2)(i): 6 years", "SOC 2 CC7.1, CC8.1"],
    object: { standardIa: 30, glacierIr: 90, deepArchive: 365, expire: 2555 },
    copies: VERSIONS,
  },
  evidence: {
    description: "What each deployment asked for and what the policies said of it, signed.",
    basis: ["45 CFR 164.316(b)(2)(i): 6 years", "45 CFR 164.308(a)(8)", "SOC 2 CC4.1"],
    // Six years hold at most two leap days.
    object: { standardIa: 30, glacierIr: 90, lock: 2192, expire: 2192 },
    copies: VERSIONS,
  },
  "access-logs": {
    description: "Who read or wrote which object.",
    basis: ["45 CFR 164.308(a)(1)(ii)(D)", "45 CFR 164.316(b)(2)(i): 6 years"],
    object: { standardIa: 30, glacierIr: 90, deepArchive: 365, expire: 2555 },
    copies: VERSIONS,
  },
} as const satisfies Record<string, RetentionRule>;
