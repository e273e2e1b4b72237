// Made by `npm run contracts` from contracts/events/*.schema.json. Do not edit.
/**
 * Risk found by the safety scan.
 */
export type RiskLevel = "LOW" | "MODERATE" | "HIGH" | "CRISIS";

export interface DataByTopic {
  "chat.message.sent": ChatMessageSent;
  "safety.crisis.detected": SafetyCrisisDetected;
  "observer.threshold.exceeded": ObserverThresholdExceeded;
  "observer.session.completed": ObserverSessionCompleted;
  "crisis.notification.required": CrisisNotificationRequired;
  "audit.event.logged": AuditEventLogged;
}
/**
 * A message of a student or the assistant. Identifying: stays as it is on the interaction path only.
 */
export interface ChatMessageSent {
  /**
   * The school's own id of the student; becomes `student_id_hash` outside the interaction path.
   */
  student_id: string;
  /**
   * Full name; dropped outside the interaction path.
   */
  student_name: string;
  /**
   * Opaque id, at most 512 characters: the largest key every store takes. Never free text; not redacted.
   */
  school_id: string;
  /**
   * Opaque id, at most 512 characters: the largest key every store takes. Never free text; not redacted.
   */
  session_id: string;
  /**
   * Opaque id, at most 512 characters: the largest key every store takes. Never free text; not redacted.
   */
  message_id: string;
  /**
   * Who wrote the message.
   */
  role: "student" | "assistant";
  /**
   * Free text.
   */
  message: string;
  /**
   * Self-reported mood, 1 (worst) to 10.
   */
  mood_score?: number;
  /**
   * Result of the scan for signs of danger.
   */
  safety_scan?: {
    risk_level: RiskLevel;
    /**
     * Free text that matched.
     */
    keywords_matched: string[];
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * The safety scan found a student at risk.
 */
export interface SafetyCrisisDetected {
  /**
   * HMAC-SHA-256 of the student id under the pseudonym key, 64 lower-case hex digits.
   */
  student_id_hash: string;
  /**
   * Opaque id, at most 512 characters: the largest key every store takes. Never free text; not redacted.
   */
  session_id: string;
  risk_level: RiskLevel;
  /**
   * Free text that triggered the detection.
   */
  trigger_keywords: string[];
  /**
   * Whether a counselor has to act.
   */
  requires_human_intervention: boolean;
  /**
   * Opaque id, at most 512 characters: the largest key every store takes. Never free text; not redacted.
   */
  school_id?: string;
  [k: string]: unknown;
}
/**
 * A clinical or risk score went over its threshold.
 */
export interface ObserverThresholdExceeded {
  /**
   * HMAC-SHA-256 of the student id under the pseudonym key, 64 lower-case hex digits.
   */
  student_id_hash: string;
  /**
   * Opaque id, at most 512 characters: the largest key every store takes. Never free text; not redacted.
   */
  session_id: string;
  /**
   * Which score.
   */
  metric: "phq9" | "gad7" | "risk";
  /**
   * The score, in points of its metric.
   */
  value: number;
  /**
   * The threshold, in points of its metric.
   */
  threshold: number;
  [k: string]: unknown;
}
/**
 * A session ended; its summary.
 */
export interface ObserverSessionCompleted {
  /**
   * HMAC-SHA-256 of the student id under the pseudonym key, 64 lower-case hex digits.
   */
  student_id_hash: string;
  /**
   * Opaque id, at most 512 characters: the largest key every store takes. Never free text; not redacted.
   */
  session_id: string;
  /**
   * Opaque id, at most 512 characters: the largest key every store takes. Never free text; not redacted.
   */
  school_id: string;
  /**
   * RFC 3339 date and time that exists in the calendar.
   */
  start_time: string;
  /**
   * RFC 3339 date and time that exists in the calendar.
   */
  end_time: string;
  /**
   * How the risk moved over the session.
   */
  risk_trajectory: "improving" | "stable" | "worsening";
  /**
   * PHQ-9 points.
   */
  phq9_score?: number;
  /**
   * GAD-7 points.
   */
  gad7_score?: number;
  /**
   * Confidence in the scores, 0 to 1.
   */
  confidence?: number;
  /**
   * Mood, 1 (worst) to 10.
   */
  mood_score?: number;
  /**
   * Free text.
   */
  summary_text?: string;
  [k: string]: unknown;
}
/**
 * A counselor has to be notified of a crisis.
 */
export interface CrisisNotificationRequired {
  /**
   * Opaque id, at most 512 characters: the largest key every store takes. Never free text; not redacted.
   */
  notification_id: string;
  /**
   * HMAC-SHA-256 of the student id under the pseudonym key, 64 lower-case hex digits.
   */
  student_id_hash: string;
  /**
   * Opaque id, at most 512 characters: the largest key every store takes. Never free text; not redacted.
   */
  session_id: string;
  /**
   * Opaque id, at most 512 characters: the largest key every store takes. Never free text; not redacted.
   */
  counselor_id: string;
  /**
   * How to notify.
   */
  channel: "email" | "sms" | "push";
  risk_level: RiskLevel;
  [k: string]: unknown;
}
/**
 * Who did what to which record.
 */
export interface AuditEventLogged {
  /**
   * Opaque id, at most 512 characters: the largest key every store takes. Never free text; not redacted.
   */
  entity_id: string;
  /**
   * Opaque id, at most 512 characters: the largest key every store takes. Never free text; not redacted.
   */
  actor_id: string;
  /**
   * What was done; redacted like free text.
   */
  action: string;
  /**
   * How it ended.
   */
  outcome: "success" | "failure";
  /**
   * What it was done to; redacted like free text.
   */
  resource?: string;
  /**
   * Anything more; redacted like free text.
   */
  details?: {
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
