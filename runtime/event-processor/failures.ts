import { describeFailure } from "../shared/failure";
import type { Log } from "../shared/log";
import type { SourceRecord } from "./core";

/** Collects records whose processing failed; each is reported by its place only. */
export interface Failures {
  add(step: string, records: readonly SourceRecord[], error?: unknown): void;
  has(record: SourceRecord): boolean;
}

export function createFailures(log: Log): Failures {
  const failed = new Set<SourceRecord>();
  return {
    add: (step, records, error) => {
      for (const record of records) failed.add(record);
      log.error("records_failed", {
        step,
        records: records.length,
        shard: records[0]?.shard,
        firstSequence: records[0]?.sequence,
        ...(error === undefined ? {} : describeFailure(error)),
      });
    },
    has: (record) => failed.has(record),
  };
}
