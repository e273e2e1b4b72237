/** What came back from one invocation. `notInvoked`: the function's code never ran (throttled, service failure). */
export type Invocation =
  | { kind: "response"; payload: unknown; requestId: string; executedVersion: string }
  | {
      kind: "functionError";
      functionError: string;
      errorType: string;
      requestId: string;
      executedVersion: string;
    }
  | { kind: "notInvoked"; reason: Error };

/** A batch, or the part of one that is still to be done. */
export interface Work<R> {
  readonly records: readonly R[];
  /** Retries used up so far. */
  readonly attempts: number;
  /** Invocations so far, for the failure document. */
  readonly invocations: number;
}

/** What follows an invocation: how many leading records are finished, what is to be done next, what is given up. */
export interface Step<R> {
  readonly finished: number;
  readonly next: readonly Work<R>[];
  readonly discard?: Work<R>;
  readonly kind: "done" | "retry" | "bisect" | "discard";
}

export interface RetryPolicy {
  readonly bisect: boolean;
  readonly maximumRetryAttempts: number;
}

/**
 * Index of the first record that is not done: the batch's length when all are, 0 when the whole batch failed.
 * With ReportBatchItemFailures the lowest returned sequence number is the checkpoint; null, an empty object and an
 * empty or null list are success; an identifier that is null, empty, under a wrong key or not of this batch, or
 * a response of another shape, fails the whole batch (Lambda developer guide, "Success and failure conditions").
 */
export function firstFailed(
  payload: unknown,
  sequences: readonly string[],
  reportsItemFailures: boolean,
): number {
  if (!reportsItemFailures || payload === null || payload === undefined) return sequences.length;
  if (typeof payload !== "object" || Array.isArray(payload)) return 0;
  const failures = (payload as { batchItemFailures?: unknown }).batchItemFailures;
  if (failures === null || failures === undefined) return sequences.length;
  if (!Array.isArray(failures)) return 0;
  let lowest = sequences.length;
  for (const failure of failures as ({ itemIdentifier?: unknown } | null)[]) {
    const index = sequences.indexOf(String(failure?.itemIdentifier ?? ""));
    if (index < 0) return 0;
    lowest = Math.min(lowest, index);
  }
  return lowest;
}

/**
 * Decides what follows when the records before `failedAt` are done. With bisect a failure inside the batch splits it
 * at the returned sequence number and a failure of all of it splits it in half; neither uses an attempt.
 * One record, or a batch without bisect, is retried until its attempts are used up and is then discarded.
 */
export function nextStep<R>(work: Work<R>, failedAt: number, policy: RetryPolicy): Step<R> {
  const { records, attempts, invocations } = work;
  if (failedAt >= records.length) return { kind: "done", finished: records.length, next: [] };
  const rest: Work<R> = { records: records.slice(failedAt), attempts, invocations };
  if (policy.bisect && failedAt > 0) return { kind: "bisect", finished: failedAt, next: [rest] };
  if (policy.bisect && records.length > 1) {
    const middle = records.length >> 1;
    const parts = [records.slice(0, middle), records.slice(middle)];
    return { kind: "bisect", finished: 0, next: parts.map((part) => ({ ...rest, records: part })) };
  }
  const exhausted = policy.maximumRetryAttempts >= 0 && attempts >= policy.maximumRetryAttempts;
  return exhausted
    ? { kind: "discard", finished: failedAt, next: [], discard: rest }
    : { kind: "retry", finished: failedAt, next: [{ ...rest, attempts: attempts + 1 }] };
}

/** How many leading records are older than the mapping allows; records arrive in order of their age. */
export function expiredCount(
  records: readonly { readonly arrivalMs: number }[],
  maximumRecordAge: number,
  nowMs: number,
): number {
  if (maximumRecordAge < 0) return 0;
  const first = records.findIndex(({ arrivalMs }) => nowMs - arrivalMs <= maximumRecordAge * 1000);
  return first < 0 ? records.length : first;
}

/** Milliseconds before retry number `failures` (from 1): 100, 200, 400 … 5,000. AWS does not publish its own. */
export function backoffMs(failures: number): number {
  return Math.min(100 * 2 ** Math.min(failures - 1, 10), 5000);
}
