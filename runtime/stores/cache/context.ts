import { RETENTION } from "../../../contracts/retention";
import { type Cache, script } from "./cache";
import { CacheFailure } from "./failure";
import { keyOf } from "./keys";

/** A message of a conversation, redacted. */
export interface ContextMessage {
  message_id: string;
  role: "student" | "assistant";
  message: string;
  /** ISO 8601. */
  timestamp: string;
}

/** The conversation a message belongs to; ids of sessions are a school's own. */
export interface Conversation {
  school_id: string;
  session_id: string;
}

/** The last messages, oldest first. */
export interface Context {
  messages: ContextMessage[];
  /** There are no earlier ones, or those were let go by the bounds: nothing is missing. */
  whole: boolean;
}

/** A context holds the newest messages that keep to both bounds. */
export const CONTEXT_BOUNDS = { messages: 50, bytes: 65_536 } as const;

/** Seconds after its last new message that a context is forgotten. */
const SECONDS = RETENTION["conversation-context"].cacheSeconds;

/** Makes times before 1970 positive: the earliest a Date can hold. */
const EARLIEST_MS = 8.64e15;

/** Digits of the time before a stored message. */
const DIGITS = 17;

/**
 * Adds messages to a hash of message id → time and message. One that stands already changes nothing. Then the oldest
 * go until both bounds are kept, so that the order in which messages come does not matter. `whole` is set by a fill,
 * and by the first message that the bounds let go: what was before it is of no interest any more.
 */
const ADD = script(`
local key, most, bytes, seconds, whole = KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3], ARGV[4]
local added = 0
for at = 5, #ARGV, 2 do added = added + redis.call('HSETNX', key, 'm:' .. ARGV[at], ARGV[at + 1]) end
if whole == '1' then redis.call('HSET', key, 'whole', '1') end
if added == 0 then
  if whole == '1' then redis.call('EXPIRE', key, seconds) end
  return 0
end
local all, rows = redis.call('HGETALL', key), {}
for at = 1, #all, 2 do
  if string.sub(all[at], 1, 2) == 'm:' then rows[#rows + 1] = { all[at], all[at + 1] } end
end
table.sort(rows, function(a, b)
  local x, y = string.sub(a[2], 1, ${DIGITS}), string.sub(b[2], 1, ${DIGITS})
  if x == y then return a[1] > b[1] end
  return x > y
end)
local kept, size, over = 0, 0, false
for _, row in ipairs(rows) do
  size = size + #row[2]
  over = over or kept >= most or size > bytes
  if over then redis.call('HDEL', key, row[1]) else kept = kept + 1 end
end
if over then redis.call('HSET', key, 'whole', '1') end
redis.call('EXPIRE', key, seconds)
return added
`);

/** The stored form of a message; its bytes are what the bounds count. */
export function storedForm({ message_id, role, message, timestamp }: ContextMessage): string {
  const order = String(Date.parse(timestamp) + EARLIEST_MS).padStart(DIGITS, "0");
  // JSON writes half a surrogate pair as an escape, so every text comes back as it was.
  return order + JSON.stringify({ message_id, role, message, timestamp });
}

/** Whether a context has room for the message at all. */
export function fitsContext(message: ContextMessage): boolean {
  return Buffer.byteLength(storedForm(message)) <= CONTEXT_BOUNDS.bytes;
}

/**
 * Adds a message once. @throws CacheFailure
 */
export async function addToContext(cache: Cache, of: Conversation, message: ContextMessage): Promise<void> {
  await add(cache, of, [message], false);
}

/** Adds the conversation's messages as its source knows them: nothing is missing then. @throws CacheFailure */
export async function fillContext(cache: Cache, of: Conversation, messages: ContextMessage[]): Promise<void> {
  await add(cache, of, messages, true);
}

async function add(
  cache: Cache,
  of: Conversation,
  messages: ContextMessage[],
  whole: boolean,
): Promise<void> {
  const { messages: most, bytes } = CONTEXT_BOUNDS;
  const newest = messages
    .filter(fitsContext)
    .map((message) => [JSON.stringify(message.message_id), storedForm(message)] as const)
    .sort(([, a], [, b]) => byTime(a, b))
    .slice(-most);
  const bounds = [String(most), String(bytes), String(SECONDS), whole ? "1" : "0"];
  await cache.eval(ADD, contextKey(of), ...bounds, ...newest.flat());
}

/** What is kept of a conversation; undefined where there is nothing. @throws CacheFailure */
export async function readContext(cache: Cache, of: Conversation): Promise<Context | undefined> {
  const fields = await cache.run<string[]>("HGETALL", contextKey(of));
  const rows: string[] = [];
  let whole = false;
  for (let at = 0; at < fields.length; at += 2) {
    if (fields[at] === "whole") whole = true;
    else rows.push(fields[at + 1] ?? "");
  }
  if (rows.length === 0) return whole ? { messages: [], whole } : undefined;
  return { messages: rows.sort(byTime).map(messageOf), whole };
}

const contextKey = ({ school_id, session_id }: Conversation): string =>
  keyOf("context", school_id, session_id);

/** The stored form begins with the time, and goes on with the id. */
const byTime = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function messageOf(stored: string): ContextMessage {
  try {
    return JSON.parse(stored.slice(DIGITS)) as ContextMessage;
  } catch {
    throw new CacheFailure("other", "unreadable");
  }
}
