import type { EventOf, StrataEvent } from "../../../contracts/events/event";
import { TOPICS, type Topic } from "../../../contracts/topics";
import { createPublisher, type Publisher, type PublisherOptions } from "../../../publisher";
import { event as anEvent } from "../../runtime/support/events";

/** A stream of the topic's own name for every topic. */
export const STREAMS = Object.fromEntries(TOPICS.map((topic) => [topic, topic])) as Record<Topic, string>;

/** Tries again without a pause, for as long as it takes. */
export const AT_ONCE = { attempts: 1_000, random: () => 0, sleep: async () => undefined };

/** A publisher whose defaults keep a test short. */
export function publisherTo(
  sink: PublisherOptions["sink"],
  options: Partial<PublisherOptions> = {},
): Publisher {
  return createPublisher({
    streams: STREAMS,
    ...(sink ? { sink } : {}),
    maxAgeMs: 0,
    backoff: AT_ONCE,
    closeOnSigterm: false,
    ...options,
  });
}

/** A valid event of a topic, dated long ago: the publisher goes by the real clock. */
export function event<T extends Topic>(
  topic: T,
  data: Record<string, unknown> = {},
  envelope: Record<string, unknown> = {},
): EventOf<T> {
  return anEvent(topic, data, { timestamp: "2025-09-01T10:00:00Z", ...envelope });
}

/** A valid message of a session. */
export function message(session = "sess-1", data: Record<string, unknown> = {}): StrataEvent {
  return event("chat.message.sent", { session_id: session, ...data });
}

/** A valid event of whichever topic. */
export function eventOf(topic: Topic): StrataEvent {
  return event(topic) as StrataEvent;
}

/** A valid audit event of exactly so many bytes as JSON. */
export function sized(bytes: number): StrataEvent {
  const of = (text: string) =>
    event("audit.event.logged", { details: { text } }, { event_id: "evt_sized_1" });
  return of("x".repeat(bytes - Buffer.byteLength(JSON.stringify(of("")))));
}
