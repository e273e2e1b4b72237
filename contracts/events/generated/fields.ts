// Made by `npm run contracts` from contracts/events/*.schema.json. Do not edit.
import type { Topic } from "../../topics";

/** Every field of `data` that the contract names. */
export const NAMED_FIELDS: Record<Topic, readonly string[]> = {
  "chat.message.sent": [
    "student_id",
    "student_name",
    "school_id",
    "session_id",
    "message_id",
    "role",
    "message",
    "mood_score",
    "safety_scan",
    "safety_scan.risk_level",
    "safety_scan.keywords_matched"
  ],
  "safety.crisis.detected": [
    "student_id_hash",
    "session_id",
    "risk_level",
    "trigger_keywords",
    "requires_human_intervention",
    "school_id"
  ],
  "observer.threshold.exceeded": [
    "student_id_hash",
    "session_id",
    "metric",
    "value",
    "threshold"
  ],
  "observer.session.completed": [
    "student_id_hash",
    "session_id",
    "school_id",
    "start_time",
    "end_time",
    "risk_trajectory",
    "phq9_score",
    "gad7_score",
    "confidence",
    "mood_score",
    "summary_text"
  ],
  "crisis.notification.required": [
    "notification_id",
    "student_id_hash",
    "session_id",
    "counselor_id",
    "channel",
    "risk_level"
  ],
  "audit.event.logged": [
    "entity_id",
    "actor_id",
    "action",
    "outcome",
    "resource",
    "details"
  ]
};

/** Those of them that are identifiers, enums or times; every other string is free text. */
export const KEPT_FIELDS: Record<Topic, readonly string[]> = {
  "chat.message.sent": [
    "student_id",
    "school_id",
    "session_id",
    "message_id",
    "role",
    "safety_scan.risk_level"
  ],
  "safety.crisis.detected": [
    "student_id_hash",
    "session_id",
    "risk_level",
    "school_id"
  ],
  "observer.threshold.exceeded": [
    "student_id_hash",
    "session_id",
    "metric"
  ],
  "observer.session.completed": [
    "student_id_hash",
    "session_id",
    "school_id",
    "start_time",
    "end_time",
    "risk_trajectory"
  ],
  "crisis.notification.required": [
    "notification_id",
    "student_id_hash",
    "session_id",
    "counselor_id",
    "channel",
    "risk_level"
  ],
  "audit.event.logged": [
    "entity_id",
    "actor_id",
    "outcome"
  ]
};
