/** Limits of the functions behind the event router's queues; the queues' visibility time-out derives from them. */
export const CONSUMER = {
  /** Messages in one invocation. */
  batchSize: 10,
  /** Seconds to wait for a batch to fill. */
  batchWindowSeconds: 1,
  /** Seconds one invocation may take. */
  timeoutSeconds: 10,
  /** Receives after which a message goes to the dead-letter queue. */
  maxReceiveCount: 5,
  /** Most invocations at once. */
  concurrency: 5,
} as const;

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
