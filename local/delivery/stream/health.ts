import type { ErrorLog } from "../destination/error-log";
import { errorCode, type Failure } from "../destination/failure";
import type { Pending } from "../journal/accepted";
import type { Sealed, State, Totals } from "../journal/state";
import { log } from "../log";
import type { Definition } from "../model";
import type { Outcome } from "./outcome";

export interface LastFailure {
  /** ISO 8601. */
  at: string;
  /** What was tried: `transform` or `deliver`. */
  step: "transform" | "deliver";
  error: string;
  message: string;
  /** The denied action, e.g. `s3:PutObject`, where a permission of the role is missing. */
  action?: string;
  attempts: number;
}

export interface StreamStatus {
  /** Accepted and not yet in the bucket. */
  bufferedRecords: number;
  bufferedBytes: number;
  /** In the bucket as data. */
  deliveredRecords: number;
  /** In the bucket under the error prefix. */
  failedRecords: number;
  /** Dropped by the transform. */
  droppedRecords: number;
  objects: number;
  /** Failed attempts since the process began. */
  retries: number;
  /** The last failure of a step that has not succeeded since. */
  lastFailure?: LastFailure;
}

/** Keeps what `/status` tells of a stream, and writes failures to the process's log and the stream's error log. */
export function createHealth(definition: () => Definition, errorLog: ErrorLog) {
  const failures = new Map<LastFailure["step"], LastFailure>();
  let retries = 0;

  function failed(step: LastFailure["step"], failure: Failure, attempts: number, more: object): void {
    const { name: error, message, deniedAction: action } = failure;
    retries += 1;
    void errorLog(definition(), errorCode(step === "transform" ? "Lambda" : "S3", failure), failure);
    failures.set(step, { at: new Date().toISOString(), step, error, message, action, attempts });
    log("warn", `could not ${step}`, {
      stream: definition().name,
      error,
      reason: message,
      action,
      attempts,
      ...more,
    });
  }

  return {
    transformFailed: (failure: Failure, attempts: number) => failed("transform", failure, attempts, {}),
    uploadFailed: (failure: Failure, { key, records }: Sealed, attempts: number) =>
      failed("deliver", failure, attempts, { key, records }),
    transformed(outcomes: Outcome[]): void {
      if (outcomes.some(({ kind }) => kind !== "fail")) failures.delete("transform");
    },
    uploaded({ key, records, failed: isError }: Sealed): void {
      failures.delete("deliver");
      log(isError ? "warn" : "info", isError ? "kept failed records" : "delivered", {
        stream: definition().name,
        key,
        records,
      });
    },
    /** Whether the last attempt to deliver has failed. */
    failing: (): boolean => failures.has("deliver"),
    status(pending: Pending, { buffered, sealed, totals }: State): StreamStatus {
      const waiting = [...Object.values(buffered), ...Object.values(sealed)];
      return {
        bufferedRecords: waiting.reduce((sum, { records }) => sum + records, pending.records),
        bufferedBytes: waiting.reduce((sum, { bytes }) => sum + bytes, pending.bytes),
        ...named(totals),
        retries,
        ...(failures.size > 0 && { lastFailure: [...failures.values()].at(-1) }),
      };
    },
  };
}

export type Health = ReturnType<typeof createHealth>;

const named = ({ delivered, failed, dropped, objects }: Totals) => ({
  deliveredRecords: delivered,
  failedRecords: failed,
  droppedRecords: dropped,
  objects,
});
