import type { Discard } from "./failure";
import type { Mapping } from "./mapping";
import { backoffMs, expiredCount, firstFailed, type Invocation, nextStep, type Work } from "./outcome";
import type { StreamRecord } from "./source";
import type { Counters } from "./status";

/** What the delivery of a batch needs of its shard. */
export interface DeliveryDeps<R extends StreamRecord> {
  /** The mapping as it is now: a change takes effect at the next invocation. */
  mapping(): Mapping;
  invoke(mapping: Mapping, records: readonly R[]): Promise<Invocation>;
  /** Tells the on-failure destination; never throws. */
  discard(mapping: Mapping, discard: Omit<Discard, "shard">): Promise<void>;
  /** These records need not be read again. */
  finish(records: readonly R[]): void;
  stopping(): boolean;
  /** Waits, at most until the shard is to stop. */
  pause(milliseconds: number): Promise<void>;
  readonly counters: Counters;
}

/**
 * Brings a batch to its end: on return each record was handled or given up, or the shard is stopping.
 * A failure before the function's code ran is repeated without using an attempt, until the records are too old.
 */
export async function deliver<R extends StreamRecord>(
  records: readonly R[],
  deps: DeliveryDeps<R>,
): Promise<void> {
  let queue: Work<R>[] = [{ records, attempts: 0, invocations: 0 }];
  let last: Discard["last"];
  let refusals = 0;
  const giveUp = async (mapping: Mapping, condition: Discard["condition"], work: Work<R>) => {
    await deps.discard(mapping, { condition, work, ...(last && work.invocations > 0 && { last }) });
    deps.counters.discarded += work.records.length;
    deps.finish(work.records);
  };
  while (!deps.stopping()) {
    const [work, ...later] = queue;
    if (!work) return;
    const mapping = deps.mapping();
    const expired = expiredCount(work.records, mapping.maximumRecordAge, Date.now());
    if (expired > 0) {
      await giveUp(mapping, "RecordAgeExceeded", { ...work, records: work.records.slice(0, expired) });
      const young = { ...work, records: work.records.slice(expired) };
      queue = young.records.length > 0 ? [young, ...later] : later;
      continue;
    }
    deps.counters.invocations++;
    const result = await deps.invoke(mapping, work.records);
    if (result.kind === "notInvoked") {
      deps.counters.notInvoked++;
      await deps.pause(backoffMs(++refusals));
      continue;
    }
    refusals = 0;
    last = result;
    const sequences = work.records.map(({ sequence }) => sequence);
    const failedAt =
      result.kind === "functionError"
        ? 0
        : firstFailed(result.payload, sequences, mapping.reportsItemFailures);
    const step = nextStep({ ...work, invocations: work.invocations + 1 }, failedAt, mapping);
    deps.counters.records += step.finished;
    deps.finish(work.records.slice(0, step.finished));
    queue = [...step.next, ...later];
    if (step.kind !== "done") deps.counters.functionErrors++;
    if (step.kind === "bisect") deps.counters.bisects++;
    if (step.discard) await giveUp(mapping, "RetryAttemptsExhausted", step.discard);
    if (step.kind === "retry") {
      deps.counters.retries++;
      await deps.pause(backoffMs(step.next[0]?.attempts ?? 1));
    }
  }
}
