import { parseUtcInstant } from "../../contracts/events/instant";
import { MAX_TIMESTAMP_AHEAD_MS } from "../../contracts/quarantine";

/** What is used of zod, whose package lies with the peers. */
// biome-ignore lint/suspicious/noExplicitAny: the peer's types are not installed with the project.
type Zod = any;

/** The event contract as one would write it with zod: a union told apart by the event type. */
export function zodValidator({ z }: { z: Zod }): (event: unknown) => boolean {
  const id = z.string().min(1).max(512);
  const hash = z.string().regex(/^[0-9a-f]{64}$/);
  const instant = z.iso.datetime({ offset: true });
  const risk = z.enum(["LOW", "MODERATE", "HIGH", "CRISIS"]);
  const data: Record<string, Zod> = {
    "chat.message.sent": {
      student_id: id,
      student_name: z.string(),
      school_id: id,
      session_id: id,
      message_id: id,
      role: z.enum(["student", "assistant"]),
      message: z.string(),
      mood_score: z.number().min(1).max(10).optional(),
      safety_scan: z.looseObject({ risk_level: risk, keywords_matched: z.array(z.string()) }).optional(),
    },
    "safety.crisis.detected": {
      student_id_hash: hash,
      session_id: id,
      risk_level: risk,
      trigger_keywords: z.array(z.string()),
      requires_human_intervention: z.boolean(),
      school_id: id.optional(),
    },
    "observer.threshold.exceeded": {
      student_id_hash: hash,
      session_id: id,
      metric: z.enum(["phq9", "gad7", "risk"]),
      value: z.number(),
      threshold: z.number(),
    },
    "observer.session.completed": {
      student_id_hash: hash,
      session_id: id,
      school_id: id,
      start_time: instant,
      end_time: instant,
      risk_trajectory: z.enum(["improving", "stable", "worsening"]),
      phq9_score: z.number().min(0).max(27).optional(),
      gad7_score: z.number().min(0).max(21).optional(),
      confidence: z.number().min(0).max(1).optional(),
      mood_score: z.number().min(1).max(10).optional(),
      summary_text: z.string().optional(),
    },
    "crisis.notification.required": {
      notification_id: id,
      student_id_hash: hash,
      session_id: id,
      counselor_id: id,
      channel: z.enum(["email", "sms", "push"]),
      risk_level: risk,
    },
    "audit.event.logged": {
      entity_id: id,
      actor_id: id,
      action: z.string(),
      outcome: z.enum(["success", "failure"]),
      resource: z.string().optional(),
      details: z.looseObject({}).optional(),
    },
  };
  const timely = (text: string) =>
    (parseUtcInstant(text) ?? Number.NaN) <= Date.now() + MAX_TIMESTAMP_AHEAD_MS;
  const events = Object.entries(data).map(([topic, fields]) =>
    z.looseObject({
      event_id: z.string().regex(/^evt_[A-Za-z0-9_-]{3,64}$/),
      event_type: z.literal(topic),
      timestamp: z.string().refine(timely),
      source: z.string().min(1).max(128),
      schema_version: z.int().min(1).optional(),
      data: z.looseObject(fields),
    }),
  );
  const schema = z.discriminatedUnion("event_type", events);
  return (event) => schema.safeParse(event).success;
}
