/** The six topics: one Kinesis stream each, and the value of `event_type` on the wire. */
export const TOPICS = [
  "chat.message.sent",
  "safety.crisis.detected",
  "observer.threshold.exceeded",
  "observer.session.completed",
  "crisis.notification.required",
  "audit.event.logged",
] as const;

export type Topic = (typeof TOPICS)[number];

/** The consumers behind the event bus: each has a rule, a queue, a dead-letter queue and a function. */
export const CONSUMERS = {
  crisis: "safety.crisis.detected",
  notification: "crisis.notification.required",
  audit: "audit.event.logged",
} as const satisfies Record<string, Topic>;

export type Consumer = keyof typeof CONSUMERS;

export function isTopic(value: unknown): value is Topic {
  return (TOPICS as readonly unknown[]).includes(value);
}

/** Resource-name form of a topic: `chat.message.sent` → `chat-message-sent`. */
export function topicSlug(topic: Topic): string {
  return topic.replaceAll(".", "-");
}
