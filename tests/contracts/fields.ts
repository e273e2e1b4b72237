import type { event } from "../runtime/support/events";

/** Fields of `data` that may be missing. */
export const OPTIONAL = {
  "chat.message.sent": ["mood_score", "safety_scan"],
  "safety.crisis.detected": ["school_id"],
  "observer.threshold.exceeded": [],
  "observer.session.completed": ["phq9_score", "gad7_score", "confidence", "mood_score", "summary_text"],
  "crisis.notification.required": [],
  "audit.event.logged": ["resource", "details"],
} as const;

/** Events with one property broken, and the pointer to it. */
export const BROKEN: [string, Parameters<typeof event>, string][] = [
  ["an event id without its prefix", ["audit.event.logged", {}, { event_id: "123456" }], "/event_id"],
  ["a short event id", ["audit.event.logged", {}, { event_id: "evt_ab" }], "/event_id"],
  [
    "an event id of 65 characters",
    ["audit.event.logged", {}, { event_id: `evt_${"a".repeat(65)}` }],
    "/event_id",
  ],
  ["an event type that is no text", ["audit.event.logged", {}, { event_type: 7 }], "/event_type"],
  ["a timestamp that is no text", ["audit.event.logged", {}, { timestamp: 1_700_000_000 }], "/timestamp"],
  ["an empty source", ["audit.event.logged", {}, { source: "" }], "/source"],
  ["a source of 129 characters", ["audit.event.logged", {}, { source: "é".repeat(129) }], "/source"],
  ["data that is a list", ["audit.event.logged", {}, { data: [] }], "/data"],
  ["schema version 0", ["audit.event.logged", {}, { schema_version: 0 }], "/schema_version"],
  [
    "a schema version that is no integer",
    ["audit.event.logged", {}, { schema_version: 1.5 }],
    "/schema_version",
  ],
  ["a wrong role", ["chat.message.sent", { role: "teacher" }], "/data/role"],
  ["a student id that is a number", ["chat.message.sent", { student_id: 7 }], "/data/student_id"],
  ["an empty student id", ["chat.message.sent", { student_id: "" }], "/data/student_id"],
  ["a mood below 1", ["chat.message.sent", { mood_score: 0 }], "/data/mood_score"],
  [
    "a scan without its keywords",
    ["chat.message.sent", { safety_scan: { risk_level: "LOW" } }],
    "/data/safety_scan/keywords_matched",
  ],
  [
    "a wrong risk level in a scan",
    ["chat.message.sent", { safety_scan: { risk_level: "low", keywords_matched: [] } }],
    "/data/safety_scan/risk_level",
  ],
  ["a wrong risk level", ["safety.crisis.detected", { risk_level: "SEVERE" }], "/data/risk_level"],
  [
    "a keyword that is no text",
    ["safety.crisis.detected", { trigger_keywords: ["a", 1] }],
    "/data/trigger_keywords/1",
  ],
  [
    "a hash with upper-case digits",
    ["safety.crisis.detected", { student_id_hash: "A".repeat(64) }],
    "/data/student_id_hash",
  ],
  ["a wrong metric", ["observer.threshold.exceeded", { metric: "bmi" }], "/data/metric"],
  ["a value that is text", ["observer.threshold.exceeded", { value: "21" }], "/data/value"],
  ["a PHQ-9 score over 27", ["observer.session.completed", { phq9_score: 28 }], "/data/phq9_score"],
  ["a GAD-7 score over 21", ["observer.session.completed", { gad7_score: 22 }], "/data/gad7_score"],
  ["a confidence over 1", ["observer.session.completed", { confidence: 1.1 }], "/data/confidence"],
  [
    "a start on 30 February",
    ["observer.session.completed", { start_time: "2026-02-30T10:00:00Z" }],
    "/data/start_time",
  ],
  ["a wrong channel", ["crisis.notification.required", { channel: "fax" }], "/data/channel"],
  ["a wrong outcome", ["audit.event.logged", { outcome: "maybe" }], "/data/outcome"],
  ["details that are text", ["audit.event.logged", { details: "x" }], "/data/details"],
];
