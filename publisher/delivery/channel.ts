import type { Topic } from "../../contracts/topics";
import { type Backoff, pause } from "../backoff";
import type { OnMetric } from "../metrics";
import type { PublishResult } from "../result";
import { type Failure, failureOf } from "../sinks/failure";
import type { PutOutcome, Sink } from "../sinks/sink";
import { conclude } from "./conclude";
import { createQueue } from "./queue";
import type { PendingRecord } from "./record";

export interface ChannelDeps {
  topic: Topic;
  stream: string;
  sink: Sink;
  /** Requests under way at once, those that wait to be tried again as a whole included. */
  concurrency: number;
  /** Longest time a ready record waits for company, milliseconds. */
  maxAgeMs: number;
  backoff: Backoff;
  onMetric: OnMetric;
  /** Ends a record; called once a record. */
  settle(record: PendingRecord, result: PublishResult): void;
  /** Called after every request, when its records are settled. */
  onRequest(): void;
}

/** The way to one stream: batches by count, bytes and age, and tries again what failed. */
export interface Channel {
  add(record: PendingRecord): void;
  /** Sends what waits without waiting for company. */
  hurry(): void;
  /** Gives every open record up and sends nothing more. */
  abort(cause: string): void;
}

export function createChannel(deps: ChannelDeps): Channel {
  const { topic, stream, sink, backoff, onMetric } = deps;
  const queue = createQueue(sink.limits);
  const open = new Set<PendingRecord>();
  const aborted = new AbortController();
  let underWay = 0;
  let due = false;
  let freed = false;
  let timer: NodeJS.Timeout | undefined;

  function hurry(): void {
    due = true;
    pump();
  }

  function pump(): void {
    while (underWay < deps.concurrency && queue.ready() > 0 && (due || queue.isFull()))
      void send(queue.take());
    if (queue.ready() === 0) due = false;
    const waits = queue.ready() > 0 && !due;
    if (waits) timer ??= setTimeout(onAge, deps.maxAgeMs);
    else if (timer !== undefined) {
      clearTimeout(timer);
      timer = undefined;
    }
  }

  /** The oldest may have left meanwhile; then the next one still has time. */
  function onAge(): void {
    const left = queue.oldest() + deps.maxAgeMs - Date.now();
    timer = left > 0 ? setTimeout(onAge, left) : undefined;
    if (left <= 0) hurry();
  }

  async function send(records: PendingRecord[]): Promise<void> {
    underWay += 1;
    const began = performance.now();
    let outcomes: readonly PutOutcome[] = [];
    let failure: Failure = { error: "NoAnswer", permanent: false };
    try {
      outcomes = await sink.put(stream, records);
    } catch (error) {
      failure = failureOf(error);
    }
    if (aborted.signal.aborted) return;
    const answer = { records, outcomes, failure, durationMs: performance.now() - began };
    const failed = conclude(answer, { topic, attempts: backoff.attempts, onMetric, end });
    // What failed as a whole keeps its place among the requests under way: a stream that is down is left in peace.
    const whole = failed.length === records.length;
    if (!whole) underWay -= 1;
    deps.onRequest();
    // Whose session waited for this answer need not wait for company too, unless company is under way.
    if (freed && underWay === 0) due = true;
    freed = false;
    pump();
    if (failed.length === 0) return;
    const delayMs = pause(Math.max(...failed.map(({ attempts }) => attempts)), backoff);
    onMetric({ name: "retry", topic, records: failed.length, delayMs });
    await backoff.sleep(delayMs, aborted.signal);
    if (aborted.signal.aborted) return;
    if (whole) underWay -= 1;
    queue.retry(failed);
    hurry();
  }

  function end(record: PendingRecord, result: PublishResult): void {
    open.delete(record);
    freed = queue.done(record, Date.now()) || freed;
    deps.settle(record, result);
  }

  return {
    add(record) {
      open.add(record);
      queue.add(record);
      pump();
    },
    hurry,
    abort(cause) {
      aborted.abort();
      clearTimeout(timer);
      if (open.size > 0) onMetric({ name: "undeliverable", topic, cause, records: open.size });
      for (const record of open)
        deps.settle(record, { status: "undeliverable", topic, cause, attempts: record.attempts });
      open.clear();
    },
  };
}
