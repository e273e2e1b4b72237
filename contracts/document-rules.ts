import type { DocumentCollection } from "./documents";
import { TOPICS } from "./topics";

type Rule = Record<string, unknown>;

/** An index, and whether it makes documents end. */
export interface Index {
  name: string;
  key: Record<string, 1>;
  /** Seconds after the time in the key's field at which a document goes. */
  expireAfterSeconds?: 0;
}

/** Keywords of $jsonSchema that both Amazon DocumentDB (4.0 and later) and MongoDB know; nothing else is used. */
const text: Rule = { bsonType: "string", minLength: 1 };
const time: Rule = { bsonType: "date" };
const whole: Rule = { bsonType: ["int", "long", "double"], minimum: 0 };

/** A field that the rules do not name is refused: nothing comes to stand here unsealed by being forgotten. */
function strict(required: string[], properties: Record<string, Rule>): Rule {
  return { bsonType: "object", required, properties, additionalProperties: false };
}

const EVENT = strict(
  ["_id", "event_type", "timestamp", "source", "schema_version", "subject", "expires_at"],
  {
    _id: { bsonType: "string", pattern: "^evt_[A-Za-z0-9_-]{3,64}$" },
    event_type: { bsonType: "string", enum: [...TOPICS] },
    timestamp: time,
    source: text,
    schema_version: { ...whole, minimum: 1 },
    subject: { bsonType: "string", pattern: "^([0-9a-f]{64}|none)$" },
    session_id: text,
    school_id: text,
    message_id: text,
    role: text,
    risk_level: text,
    student_id_hash: { bsonType: "string", pattern: "^[0-9a-f]{64}$" },
    sealed: text,
    claim_check: strict(["bucket", "key", "sha256", "size"], {
      bucket: text,
      key: text,
      sha256: { bsonType: "string", pattern: "^[0-9a-f]{64}$" },
      size: whole,
    }),
    expires_at: time,
  },
);

function rollup(counts: Record<string, Rule>): Rule {
  return strict(
    ["_id", "session_id", "subject", "event_count", "first_at", "last_at", "risk_rank", "expires_at"],
    {
      _id: text,
      session_id: text,
      subject: text,
      school_id: text,
      event_count: whole,
      first_at: time,
      last_at: time,
      risk_rank: { ...whole, maximum: 4 },
      ...counts,
      expires_at: time,
    },
  );
}

/** What a document of each collection has to be: the database itself refuses another. */
export const VALIDATORS: Record<DocumentCollection, Rule> = {
  messages: EVENT,
  records: EVENT,
  conversations: rollup({ student_messages: whole, assistant_messages: whole }),
  sessions: rollup({
    messages: whole,
    crises: whole,
    thresholds: whole,
    notifications: whole,
    completed_at: time,
  }),
};

const END: Index = { name: "expires_at", key: { expires_at: 1 }, expireAfterSeconds: 0 };
const byTime = (name: string, field?: string): Index => ({
  name,
  key: { ...(field && { [field]: 1 as const }), timestamp: 1, _id: 1 },
});
const EVENTS = [
  byTime("by_session", "session_id"),
  byTime("by_student", "student_id_hash"),
  byTime("by_time"),
  END,
];
const ROLLUPS: Index[] = [
  { name: "by_session", key: { session_id: 1 } },
  { name: "by_student", key: { subject: 1, first_at: 1, _id: 1 } },
  END,
];

/** One index for each documented query, in the order it reads (docs/access-patterns.md), and one that ends documents. */
export const INDEXES: Record<DocumentCollection, Index[]> = {
  messages: EVENTS,
  records: EVENTS,
  conversations: ROLLUPS,
  sessions: ROLLUPS,
};
