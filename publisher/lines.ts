import { createHash } from "node:crypto";
import { isTopic, type Topic } from "../contracts/topics";

/** Where an unreadable line goes: the stream every producer of free text writes to. */
export const FALLBACK_TOPIC: Topic = "chat.message.sent";

/** Fields whose events must keep their order, the narrowest first. */
const ORDERED_BY = ["session_id", "student_id_hash", "student_id", "entity_id", "notification_id"];

/** A line on its way: the bytes as they were given, its stream and its partition key. */
export interface RoutedLine {
  bytes: Uint8Array;
  topic: Topic;
  /** 32 hex digits: a hash, so that no id of a person stands in a stream's metadata. */
  partitionKey: string;
}

/**
 * Routes a raw line by its own `event_type`, without judging it. Lines of one session, or else of one student or
 * record, share a partition key and so keep their order; a line that tells nothing is on its own.
 */
export function routeLine(bytes: Uint8Array): RoutedLine {
  const value = parseObject(bytes);
  const type = value?.["event_type"];
  const data = value?.["data"];
  const fields = typeof data === "object" && data !== null ? (data as Record<string, unknown>) : {};
  const field = ORDERED_BY.find((name) => typeof fields[name] === "string" && fields[name] !== "");
  const subject = field === undefined ? bytes : `${field}=${fields[field]}`;
  return {
    bytes,
    topic: isTopic(type) ? type : FALLBACK_TOPIC,
    partitionKey: createHash("sha256").update(subject).digest("hex").slice(0, 32),
  };
}

function parseObject(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
