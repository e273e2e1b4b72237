import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Topic } from "../../contracts/topics";
import { settleAll } from "./batches";
import { type Consumed, type ConsumerDeps, readMessage } from "./consumer";
import { describeFailure } from "./failure";

export interface BulkConsumerDeps<T extends Topic> extends Omit<ConsumerDeps<T>, "record"> {
  /** Stores all events in as few calls as it can; safe to repeat. One error for each event that is not stored. */
  recordAll(consumed: readonly Consumed<T>[]): Promise<Map<Consumed<T>, unknown>>;
}

const WIDTH = 8;

/**
 * Handles a batch of a consumer's queue in as few calls to its store as the store allows. Every message succeeds or
 * fails for itself: a failed one stays on the queue and goes to the dead-letter queue after its last try.
 */
export function createBulkConsumerHandler<T extends Topic>(
  topics: readonly T[],
  deps: BulkConsumerDeps<T>,
  settings: { claimCheckBucket: string },
) {
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const read = await settleAll(Records, WIDTH, ({ body }) =>
      readMessage(topics, body, settings.claimCheckBucket, deps),
    );
    const consumed = read.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    const errors = await recorded(consumed, deps);
    const failed: string[] = [];
    read.forEach((outcome, at) => {
      const messageId = Records[at]?.messageId;
      if (messageId === undefined) return;
      if (outcome.status === "fulfilled" && !errors.has(outcome.value)) return;
      const reason: unknown = outcome.status === "fulfilled" ? errors.get(outcome.value) : outcome.reason;
      failed.push(messageId);
      deps.log.error("message_failed", { messageId, ...describeFailure(reason) });
    });
    const topic = topics.length === 1 ? String(topics[0]) : "several";
    deps.log.metrics({ topic }, { recorded: Records.length - failed.length, failed: failed.length });
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

async function recorded<T extends Topic>(consumed: readonly Consumed<T>[], deps: BulkConsumerDeps<T>) {
  if (consumed.length === 0) return new Map<Consumed<T>, unknown>();
  try {
    return await deps.recordAll(consumed);
  } catch (error) {
    return new Map<Consumed<T>, unknown>(consumed.map((each) => [each, error]));
  }
}
