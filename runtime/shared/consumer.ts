import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { BUS_SOURCE, type EventOf } from "../../contracts/events/event";
import { validateRedacted } from "../../contracts/events/redacted";
import type { Topic } from "../../contracts/topics";
import { settleAll } from "./batches";
import { checkOut, isClaimCheck } from "./claim-check";
import { describeFailure } from "./failure";
import type { Log } from "./log";

/** An event of one of the topics; `event_type` tells which. */
type EventOfAny<T extends Topic> = T extends Topic ? EventOf<T> : never;

/** An event as a consumer gets it, and the reference it came by when it was too large for a message. */
export interface Consumed<T extends Topic> {
  event: EventOfAny<T>;
  /** Where the whole event lies; absent where the message held it. */
  reference?: { bucket: string; key: string; sha256: string; size: number };
}

export interface ConsumerDeps<T extends Topic> {
  /** Stores one event; safe to repeat. */
  record(consumed: Consumed<T>): Promise<void>;
  readObject(bucket: string, key: string): Promise<Uint8Array>;
  now(): number;
  log: Log;
}

/** A message that is no event of the consumer's topics. Says why by a code, never by its content. */
export class MalformedMessage extends Error {
  override name = "MalformedMessage";
  constructor(readonly code: string) {
    super(`The message is no event of the topic: ${code}.`);
  }
}

const WIDTH = 8;

/**
 * Handles a batch of a consumer's queue, whose messages are events of one topic or of several. Every message succeeds
 * or fails for itself: a failed one stays on the queue and goes to the dead-letter queue after its last try.
 */
export function createConsumerHandler<T extends Topic>(
  topics: T | readonly T[],
  deps: ConsumerDeps<T>,
  settings: { claimCheckBucket: string },
) {
  const wanted: readonly T[] = typeof topics === "string" ? [topics] : topics;
  const topic = wanted.length === 1 ? String(wanted[0]) : "several";
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const outcomes = await settleAll(Records, WIDTH, async ({ body }) => {
      await deps.record(await readMessage(wanted, body, settings.claimCheckBucket, deps));
    });
    const failed: string[] = [];
    outcomes.forEach((outcome, at) => {
      const messageId = Records[at]?.messageId;
      if (outcome.status === "fulfilled" || messageId === undefined) return;
      failed.push(messageId);
      deps.log.error("message_failed", { messageId, ...describeFailure(outcome.reason) });
    });
    deps.log.metrics({ topic }, { recorded: Records.length - failed.length, failed: failed.length });
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

/**
 * Reads the event out of a queue message that the bus wrote.
 *
 * @throws MalformedMessage when the message is not one, is of another topic or breaks the contract
 */
export async function readMessage<T extends Topic>(
  topics: readonly T[],
  body: string,
  bucket: string,
  deps: Pick<ConsumerDeps<T>, "readObject" | "now">,
): Promise<Consumed<T>> {
  const message = parseObject(body);
  if (message["source"] !== BUS_SOURCE) throw new MalformedMessage("wrong_source");
  const detail = message["detail"];
  if (typeof detail !== "object" || detail === null) throw new MalformedMessage("no_detail");
  if (!isClaimCheck(detail)) return { event: checked(topics, detail as Record<string, unknown>, deps.now()) };
  const content = await checkOut(detail, bucket, deps.readObject);
  const event = checked(topics, parseObject(Buffer.from(content).toString("utf8")), deps.now());
  return { event, reference: detail.claim_check };
}

function checked<T extends Topic>(
  topics: readonly T[],
  value: Record<string, unknown>,
  now: number,
): EventOfAny<T> {
  const verdict = validateRedacted(value, now);
  if (!verdict.ok) throw new MalformedMessage(verdict.reason);
  if (!topics.some((topic) => topic === verdict.event.event_type)) throw new MalformedMessage("wrong_topic");
  return verdict.event as unknown as EventOfAny<T>;
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch {
    // The parser's message quotes the text.
  }
  throw new MalformedMessage("not_json");
}
