import { CONSUMERS, type Consumer } from "../../contracts/topics";

/** Limits of a function behind a queue; the queue's visibility time-out derives from them. */
export interface ConsumerLimits {
  /** Messages in one invocation. */
  batchSize: number;
  /** Seconds to wait for a batch to fill. */
  batchWindowSeconds: number;
  /** Seconds one invocation may take. */
  timeoutSeconds: number;
  /** Receives after which a message goes to the dead-letter queue. */
  maxReceiveCount: number;
  /** Most invocations at once. */
  concurrency: number;
  /** MiB; processor time grows with it. */
  memoryMiB: number;
}

/** Limits of the functions behind the event router's queues. */
export const CONSUMER: ConsumerLimits = {
  batchSize: 10,
  batchWindowSeconds: 1,
  timeoutSeconds: 10,
  maxReceiveCount: 5,
  concurrency: 5,
  memoryMiB: 256,
};

/**
 * Limits of a function that fills a store of the private network. It waits 20 s for a store that is away, and one more
 * try takes up to 9; a message that comes ten times, three minutes apart, outlasts a store that is away for half an hour.
 */
export const STORE_CONSUMER: ConsumerLimits = {
  batchSize: 10,
  batchWindowSeconds: 1,
  timeoutSeconds: 30,
  maxReceiveCount: 10,
  concurrency: 5,
  memoryMiB: 256,
};

/**
 * Limits of the function that fills the lake. A message stands for an object of up to 128 MiB, some 400,000 events:
 * one at a time, and with 1,769 MiB the whole of one processor (AWS Lambda developer guide), which needs a few seconds
 * for it. Four at once keep up with more than the streams can bring.
 */
export const LAKE_CONSUMER: ConsumerLimits = {
  batchSize: 1,
  batchWindowSeconds: 0,
  timeoutSeconds: 30,
  maxReceiveCount: 5,
  concurrency: 4,
  memoryMiB: 1_769,
};

/**
 * Limits of the function that fills the document store. A message stands for an object, as for the lake, but its lines
 * are only copied. It waits 20 s for a store that is away; at most so many connections are open at once.
 */
export const DOCUMENT_CONSUMER: ConsumerLimits = {
  batchSize: 1,
  batchWindowSeconds: 0,
  timeoutSeconds: 60,
  maxReceiveCount: 10,
  concurrency: 4,
  memoryMiB: 512,
};

/**
 * Limits of the function that fills the search store. Bulk calls are cheap by the hundred; a store that is down is tried
 * again for 20 s, once for its templates or once for the documents.
 */
export const SEARCH_CONSUMER: ConsumerLimits = {
  batchSize: 100,
  batchWindowSeconds: 1,
  timeoutSeconds: 40,
  maxReceiveCount: 10,
  concurrency: 4,
  memoryMiB: 512,
};

/** Limits of a consumer of the bus; its queue's visibility time-out derives from them. */
export function limitsOf(consumer: Consumer): ConsumerLimits {
  if (consumer === "search") return SEARCH_CONSUMER;
  return "store" in CONSUMERS[consumer] ? STORE_CONSUMER : CONSUMER;
}

/**
 * Seconds a received message stays hidden: six times the function's time-out and the batch window, as AWS asks, so
 * that a message is not handed out again while Lambda still retries a throttled invocation.
 */
export function visibilityTimeoutSeconds(limits: {
  timeoutSeconds: number;
  batchWindowSeconds: number;
}): number {
  return 6 * limits.timeoutSeconds + limits.batchWindowSeconds;
}
