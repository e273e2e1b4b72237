import { createHash } from "node:crypto";
import type { EventRecord } from "../records";

/** Most messages and bytes of a context, as the guide states them. */
const BOUNDS = { messages: 50, bytes: 65_536 } as const;

/** Digits of the time before each message. */
const ORDER_DIGITS = 17;

/** What a cache holds: fields of its hashes by key. */
export type Hashes = ReadonlyMap<string, ReadonlyMap<string, string>>;

interface Chat {
  eventId: string;
  key: string;
  field: string;
  order: string;
  bytes: number;
}

/**
 * Which chat messages stand in their conversation's context, and which need not, since newer ones fill it. The bounds
 * are counted over what the application path holds, redacted as it is there.
 */
export function judgeContexts(
  application: readonly EventRecord[],
  hashes: Hashes,
): { contexts: EventRecord[]; beyond: Set<string> } {
  const chats = new Map<string, Map<string, Chat>>();
  const all: Chat[] = [];
  for (const record of application) {
    const chat = chatOf(record);
    if (!chat) continue;
    all.push(chat);
    const conversation = chats.get(chat.key) ?? new Map<string, Chat>();
    chats.set(chat.key, conversation);
    if (!conversation.has(chat.field)) conversation.set(chat.field, chat);
  }
  const within = new Set([...chats.values()].flatMap((chat) => newest([...chat.values()])));
  const contexts: EventRecord[] = [];
  const beyond = new Set<string>();
  const seen = new Set<string>();
  for (const { eventId, key, field } of all) {
    if (seen.has(eventId)) continue;
    seen.add(eventId);
    const stored = hashes.get(key)?.get(field);
    if (stored !== undefined) contexts.push({ eventId, place: `redis ${key}`, sha256: "" });
    else if (!within.has(`${key} ${field}`)) beyond.add(eventId);
  }
  return { contexts, beyond };
}

/** Newest first, until a bound is reached. */
function newest(chats: Chat[]): string[] {
  const kept: string[] = [];
  let bytes = 0;
  for (const chat of chats.sort((a, b) => compare(b.order, a.order) || compare(b.field, a.field))) {
    bytes += chat.bytes;
    if (kept.length >= BOUNDS.messages || bytes > BOUNDS.bytes) break;
    kept.push(`${chat.key} ${chat.field}`);
  }
  return kept;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function chatOf({ eventId, value }: EventRecord): Chat | undefined {
  const data = value?.["data"] as Record<string, unknown> | undefined;
  if (value?.["event_type"] !== "chat.message.sent" || !data) return undefined;
  const { school_id, session_id, message_id, role, message } = data;
  const timestamp = String(value["timestamp"]);
  const stored = JSON.stringify({ message_id, role, message, timestamp });
  return {
    eventId,
    key: keyOf(String(school_id), String(session_id)),
    field: `m:${JSON.stringify(message_id)}`,
    order: String(Date.parse(timestamp) + 8.64e15).padStart(ORDER_DIGITS, "0"),
    bytes: ORDER_DIGITS + Buffer.byteLength(stored),
  };
}

/** Keys hold no id that could be read off them. */
function keyOf(school: string, session: string): string {
  const hash = createHash("sha256").update(JSON.stringify([school, session]));
  return `context:${hash.digest("base64url")}`;
}
