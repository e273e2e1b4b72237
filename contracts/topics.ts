import type { StoreKind } from "./stores";

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

/** What a consumer takes off the bus, and the store it fills, without which there is no such consumer. */
export interface ConsumerPlan {
  topics: readonly Topic[];
  /** @default - none: it is part of every stack */
  store?: StoreKind;
}

/** The consumers behind the event bus: each has a rule, a queue, a dead-letter queue and a function. */
export const CONSUMERS = {
  crisis: { topics: ["safety.crisis.detected"] },
  notification: { topics: ["crisis.notification.required"] },
  audit: { topics: ["audit.event.logged"] },
  session: { topics: ["observer.session.completed"], store: "relational" },
  context: { topics: ["chat.message.sent"], store: "cache" },
  search: { topics: TOPICS, store: "search" },
} as const satisfies Record<string, ConsumerPlan>;

export type Consumer = keyof typeof CONSUMERS;

/** Consumers that fill a store of the network; a stack without the store does not have them. */
export type StoreConsumer = {
  [C in Consumer]: (typeof CONSUMERS)[C] extends { store: StoreKind } ? C : never;
}[Consumer];

/** Consumers that every stack has. */
export type RecordConsumer = Exclude<Consumer, StoreConsumer>;

/** Something of each consumer a stack has. */
export type PerConsumer<T> = Record<RecordConsumer, T> & Partial<Record<StoreConsumer, T>>;

/** The consumers of a stack with these stores, in the order of `CONSUMERS`. */
export function consumersOf(stores: readonly StoreKind[]): Consumer[] {
  const plans = Object.entries(CONSUMERS) as [Consumer, ConsumerPlan][];
  return plans.flatMap(([consumer, { store }]) => (!store || stores.includes(store) ? [consumer] : []));
}

export function isTopic(value: unknown): value is Topic {
  return (TOPICS as readonly unknown[]).includes(value);
}

/** Resource-name form of a topic: `chat.message.sent` → `chat-message-sent`. */
export function topicSlug(topic: Topic): string {
  return topic.replaceAll(".", "-");
}
