import type { Topic } from "../../contracts/topics";

/** The fields of `data` that each topic requires, as the contract's table lists them. */
export const REQUIRED: Record<Topic, string[]> = {
  "chat.message.sent": [
    "student_id",
    "student_name",
    "school_id",
    "session_id",
    "message_id",
    "role",
    "message",
  ],
  "safety.crisis.detected": [
    "student_id_hash",
    "session_id",
    "risk_level",
    "trigger_keywords",
    "requires_human_intervention",
  ],
  "observer.threshold.exceeded": ["student_id_hash", "session_id", "metric", "value", "threshold"],
  "observer.session.completed": [
    "student_id_hash",
    "session_id",
    "school_id",
    "start_time",
    "end_time",
    "risk_trajectory",
  ],
  "crisis.notification.required": [
    "notification_id",
    "student_id_hash",
    "session_id",
    "counselor_id",
    "channel",
    "risk_level",
  ],
  "audit.event.logged": ["entity_id", "actor_id", "action", "outcome"],
};
