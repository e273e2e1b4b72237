import * as fc from "fast-check";
import { TOPICS, type Topic } from "../../../contracts/topics";

/** The moment the properties take as now: 2026-03-02T12:00:00Z. */
export const NOW = Date.UTC(2026, 2, 2, 12);
/** Every property runs the same cases everywhere; another seed is for looking further, not for CI. */
export const RUNS = { seed: 20_260_302, numRuns: 300 } as const;

export type Event = Record<string, unknown> & { data: Record<string, unknown> };

const ID_CHARACTERS = fc.constantFrom(..."ABCXYZabcxyz0189_-");
const id = fc.string({ unit: ID_CHARACTERS, minLength: 4, maxLength: 24 });
const hash = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 64, maxLength: 64 });
const risk = fc.constantFrom("LOW", "MODERATE", "HIGH", "CRISIS");
export const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Any text at all: what is read and judged has to take it. */
export const anyText = fc.string({ unit: "binary", maxLength: 60 });

/** Text as people write it, with personal values in it: what redaction is about. */
export const saidText = fc
  .array(
    fc.constantFrom(
      "I feel alone",
      "the test is on friday",
      "mail me at lee.park@quillpost.example",
      "call 415-555-0133",
      "my ssn is 219-09-9999",
      "see https://class.example/u/7",
      "from 203.0.113.9",
      "ok.",
      "really?",
      "42 times",
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(", "));

const instant = fc.integer({ min: Date.UTC(1970, 0, 1), max: NOW }).map((ms) => new Date(ms).toISOString());

/** Names and ids that no sentence holds by chance, so that finding one means it was let through. */
export const personName = fc.constantFrom(
  "Zoë Marlowe-Quist",
  "Ngọc Anh Trần-Velde",
  "Kwabena Osei-Tutu",
  "Xiomara Quillfeather",
);
export const studentId = fc.integer({ min: 1_000_000, max: 9_999_999 }).map((number) => `S${number}`);

const dataOf = (text: fc.Arbitrary<string>): Record<Topic, Record<string, fc.Arbitrary<unknown>>> => ({
  "chat.message.sent": {
    student_id: studentId,
    student_name: personName,
    school_id: id,
    session_id: id,
    message_id: id,
    role: fc.constantFrom("student", "assistant"),
    message: text,
    mood_score: optional(fc.integer({ min: 1, max: 10 })),
    safety_scan: optional(
      fc.record({ risk_level: risk, keywords_matched: fc.array(text, { maxLength: 3 }) }),
    ),
  },
  "safety.crisis.detected": {
    student_id_hash: hash,
    session_id: id,
    risk_level: risk,
    trigger_keywords: fc.array(text, { maxLength: 4 }),
    requires_human_intervention: fc.boolean(),
    school_id: optional(id),
  },
  "observer.threshold.exceeded": {
    student_id_hash: hash,
    session_id: id,
    metric: fc.constantFrom("phq9", "gad7", "risk"),
    value: fc.integer({ min: 0, max: 27 }),
    threshold: fc.integer({ min: 0, max: 27 }),
  },
  "observer.session.completed": {
    student_id_hash: hash,
    session_id: id,
    school_id: id,
    start_time: instant,
    end_time: instant,
    risk_trajectory: fc.constantFrom("improving", "stable", "worsening"),
    phq9_score: optional(fc.integer({ min: 0, max: 27 })),
    gad7_score: optional(fc.integer({ min: 0, max: 21 })),
    confidence: optional(fc.double({ min: 0, max: 1, noNaN: true })),
    summary_text: optional(text),
  },
  "crisis.notification.required": {
    notification_id: id,
    student_id_hash: hash,
    session_id: id,
    counselor_id: id,
    channel: fc.constantFrom("email", "sms", "push"),
    risk_level: risk,
  },
  "audit.event.logged": {
    entity_id: id,
    actor_id: id,
    action: text,
    outcome: fc.constantFrom("success", "failure"),
    resource: optional(text),
    details: optional(fc.dictionary(fc.constantFrom("reason", "page", "step"), text)),
  },
});

/** A valid event of any topic with such texts, and `extra` beside the fields of its data. */
export function anyEvent(
  text: fc.Arbitrary<string> = saidText,
  extra: fc.Arbitrary<object> = fc.constant({}),
): fc.Arbitrary<Event> {
  const data = dataOf(text);
  return fc.oneof(...TOPICS.map((topic) => eventOf(topic, fc.record(data[topic]), extra)));
}

function eventOf(topic: Topic, data: fc.Arbitrary<object>, extra: fc.Arbitrary<object>): fc.Arbitrary<Event> {
  return (
    fc
      .record({
        event_id: id.map((text) => `evt_${text}`),
        event_type: fc.constant(topic),
        timestamp: instant,
        source: fc.constantFrom("web", "chat-service", "observer"),
        data: fc.tuple(extra, data).map(([more, fields]) => ({ ...more, ...fields })),
      })
      // What JSON does not know (undefined, -0) is no part of an event on the wire.
      .map((event) => JSON.parse(JSON.stringify(event)) as Event)
  );
}
