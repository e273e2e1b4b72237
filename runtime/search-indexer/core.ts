import { parseInstant } from "../../contracts/events/instant";
import { RISK_SCORE } from "../../contracts/search";
import type { Topic } from "../../contracts/topics";
import type { Vector } from "../embedding/embedder";
import type { Consumed } from "../shared/consumer";
import type { NewDocument } from "../stores/search/bulk";
import { indexOf } from "../stores/search/indices";

/** An event as it is outside the interaction path: `data` without a name, ids as hashes. */
type Redacted = Consumed<Topic>["event"];

/** Fields of `data` that documents have under names of their own; a document has those its topic has. */
const NAMED = [
  "student_id_hash",
  "session_id",
  "school_id",
  "entity_id",
  "actor_id",
  "action",
  "outcome",
  "channel",
  "metric",
  "value",
] as const;

/** Most of an event's text that is searched, in characters; the whole of it stands in `data`. */
const TEXT_CHARACTERS = 32_768;

/** The document of a redacted event in the application logs. Its id is the event's, so that the event stands once. */
export function planLog(event: Redacted, now: number): NewDocument {
  const data = event.data as unknown as Record<string, unknown>;
  const instant = instantOf(event);
  return {
    index: indexOf("application-logs", instant, now),
    id: event.event_id,
    source: JSON.stringify({
      event_id: event.event_id,
      event_type: event.event_type,
      source: event.source,
      schema_version: event.schema_version ?? 1,
      timestamp: new Date(instant).toISOString(),
      indexed_at: new Date(now).toISOString(),
      ...Object.fromEntries(NAMED.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]]))),
      risk_level: riskLevel(data),
      text: textOf(data),
      data,
    }),
  };
}

/** A redacted chat message, the one kind of event that has a vector. */
export interface Message {
  eventId: string;
  instant: number;
  messageId: string;
  text: string;
  fields: Record<string, unknown>;
}

/** The message of an event; undefined where it is none. */
export function messageOf(event: Redacted): Message | undefined {
  if (event.event_type !== "chat.message.sent") return undefined;
  const data = event.data as unknown as Record<string, unknown>;
  const risk = riskLevel(data);
  return {
    eventId: event.event_id,
    instant: instantOf(event),
    messageId: String(data["message_id"]),
    text: String(data["message"]),
    fields: {
      student_id_hash: data["student_id_hash"],
      session_id: data["session_id"],
      school_id: data["school_id"],
      role: data["role"],
      risk_score: risk === undefined ? undefined : RISK_SCORE[risk],
    },
  };
}

/** The vector document of a message. Without a vector (a text of signs only) it can be found by its id and filters alone. */
export function planVector(
  message: Message,
  vector: Vector | undefined,
  model: string,
  now: number,
): NewDocument {
  const { eventId, instant, messageId, text, fields } = message;
  return {
    index: indexOf("message-vectors", instant, now),
    id: eventId,
    source: JSON.stringify({
      event_id: eventId,
      message_id: messageId,
      timestamp: new Date(instant).toISOString(),
      indexed_at: new Date(now).toISOString(),
      ...fields,
      message_text: text,
      ...(vector && { embedding_model: model, embedding: vector }),
    }),
  };
}

function instantOf({ timestamp }: Redacted): number {
  return parseInstant(timestamp) ?? 0;
}

function riskLevel(data: Record<string, unknown>): keyof typeof RISK_SCORE | undefined {
  const scan = data["safety_scan"] as { risk_level?: unknown } | undefined;
  const level = data["risk_level"] ?? scan?.risk_level;
  return typeof level === "string" && Object.hasOwn(RISK_SCORE, level)
    ? (level as keyof typeof RISK_SCORE)
    : undefined;
}

/** The free text of the contract's topics, for full-text search. */
function textOf(data: Record<string, unknown>): string | undefined {
  const scan = data["safety_scan"] as { keywords_matched?: unknown } | undefined;
  const texts = [data["message"], data["summary_text"], data["trigger_keywords"], scan?.keywords_matched]
    .flat()
    .filter((text): text is string => typeof text === "string");
  return texts.length === 0 ? undefined : texts.join("\n").slice(0, TEXT_CHARACTERS);
}
