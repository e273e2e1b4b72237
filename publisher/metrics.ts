import type { Topic } from "../contracts/topics";
import type { Rejected } from "./result";

/** One thing that happened. Holds counts, sizes and times only: nothing of an event. */
export type Metric =
  | {
      name: "request";
      topic: Topic;
      /** Records sent, and their bytes with partition keys. */
      records: number;
      bytes: number;
      /** Records the service took, and those it did not. */
      accepted: number;
      failed: number;
      /** Time until the answer, milliseconds. */
      durationMs: number;
      /** Age of the oldest record when the answer came, milliseconds: queue, earlier attempts and this one. */
      oldestMs: number;
      /** Name of the error, where there was one: the request's, or that of the first failed record. */
      error?: string;
    }
  | { name: "retry"; topic: Topic; records: number; delayMs: number }
  | { name: "rejected"; reason: Rejected["reason"] }
  | { name: "undeliverable"; topic?: Topic; cause: string; records: number };

/** Sees every metric as it happens. What it throws is ignored: publishing does not depend on it. */
export type OnMetric = (metric: Metric) => void;

/** A hook that never throws and costs nothing where there is none. */
export function guarded(onMetric: OnMetric | undefined): OnMetric {
  if (!onMetric) return () => undefined;
  return (metric) => {
    try {
      onMetric(metric);
    } catch {
      // See OnMetric.
    }
  };
}
