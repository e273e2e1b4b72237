import { createHash } from "node:crypto";
import type { Topic } from "../../contracts/topics";
import { inventPerson, type Person } from "./people";
import type { Random } from "./random";
import { confession, remark } from "./sentences";

type Data = Record<string, unknown>;

/** A valid `data` per topic, with personal values planted in the free text and in fields the schema does not name. */
const BUILDERS: Record<Topic, (random: Random, person: Person) => Data> = {
  "chat.message.sent": (random, person) => ({
    student_id: person.studentId,
    student_name: person.name,
    school_id: schoolId(random),
    session_id: sessionId(random),
    message_id: `msg_${random.hex(12)}`,
    role: random.pick(["student", "student", "assistant"]),
    message: confession(random, person),
    ...sometimes(random, { mood_score: random.int(1, 10) }),
    ...sometimes(random, {
      safety_scan: { risk_level: random.pick(["LOW", "MODERATE"]), keywords_matched: ["sleep", "tests"] },
    }),
    ...sometimes(random, { client: { note: remark(random, person), build: 41 } }),
  }),
  "safety.crisis.detected": (random, person) => ({
    student_id_hash: pseudonym(person),
    session_id: sessionId(random),
    risk_level: random.pick(["LOW", "MODERATE", "HIGH", "CRISIS"]),
    trigger_keywords: [random.pick(["hopeless", "alone", "hurt"]), remark(random, person)],
    requires_human_intervention: random.chance(0.5),
    ...sometimes(random, { school_id: schoolId(random) }),
  }),
  "observer.threshold.exceeded": (random, person) => ({
    student_id_hash: pseudonym(person),
    session_id: sessionId(random),
    metric: random.pick(["phq9", "gad7", "risk"]),
    value: random.int(10, 27),
    threshold: 10,
    ...sometimes(random, { comment: remark(random, person) }),
  }),
  "observer.session.completed": (random, person) => ({
    student_id_hash: pseudonym(person),
    session_id: sessionId(random),
    school_id: schoolId(random),
    start_time: "2025-09-01T14:00:00Z",
    end_time: "2025-09-01T14:32:10.250Z",
    risk_trajectory: random.pick(["improving", "stable", "worsening"]),
    phq9_score: random.int(0, 27),
    gad7_score: random.int(0, 21),
    confidence: random.int(0, 100) / 100,
    ...sometimes(random, { mood_score: random.int(1, 10) }),
    ...sometimes(random, { summary_text: remark(random, person) }),
  }),
  "crisis.notification.required": (random, person) => ({
    notification_id: `ntf_${random.hex(16)}`,
    student_id_hash: pseudonym(person),
    session_id: sessionId(random),
    counselor_id: `cns_${random.hex(6)}`,
    channel: random.pick(["email", "sms", "push"]),
    risk_level: random.pick(["MODERATE", "HIGH", "CRISIS"]),
    ...sometimes(random, { text: remark(random, person) }),
  }),
  "audit.event.logged": (random, person) => ({
    entity_id: `rec_${random.hex(8)}`,
    actor_id: `usr_${random.hex(8)}`,
    action: random.pick(["record.viewed", "record.exported", "consent.updated"]),
    outcome: random.pick(["success", "failure"]),
    resource: `records/${random.hex(8)}`,
    ...sometimes(random, { details: { reason: remark(random, person), fields: ["grade", "address"] } }),
  }),
};

/** A whole valid event of `topic`. `at` is its timestamp in milliseconds since the epoch. */
export function inventEvent(random: Random, topic: Topic, eventId: string, at: number): Data {
  return {
    event_id: eventId,
    event_type: topic,
    timestamp: new Date(at).toISOString(),
    source: random.pick(["companion-app", "safety-service", "observer", "portal"]),
    ...sometimes(random, { schema_version: 1 }),
    data: BUILDERS[topic](random, inventPerson(random)),
  };
}

function sometimes(random: Random, fields: Data): Data {
  return random.chance(0.5) ? fields : {};
}

function schoolId(random: Random): string {
  return `sch_${random.int(100, 140)}`;
}

function sessionId(random: Random): string {
  return `ses_${random.hex(12)}`;
}

/** Producers that hold no name send a pseudonym; here any 64 hex digits will do. */
function pseudonym(person: Person): string {
  return createHash("sha256").update(person.studentId).digest("hex");
}
