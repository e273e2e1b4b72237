import { isTopic, type Topic } from "../../contracts/topics";

/** Where an unreadable line goes: the stream every producer of free text writes to. */
export const FALLBACK_TOPIC: Topic = "chat.message.sent";

/** Topic of the stream of a raw line: its own `event_type`, without judging anything else of it. */
export function topicOf(bytes: Uint8Array): Topic {
  try {
    const type: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"))?.event_type;
    return isTopic(type) ? type : FALLBACK_TOPIC;
  } catch {
    return FALLBACK_TOPIC;
  }
}
