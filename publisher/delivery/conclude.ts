import type { Topic } from "../../contracts/topics";
import type { OnMetric } from "../metrics";
import type { PublishResult } from "../result";
import type { Failure } from "../sinks/failure";
import type { PutOutcome } from "../sinks/sink";
import type { PendingRecord } from "./record";

/** What came of one request. */
export interface Answer {
  records: readonly PendingRecord[];
  /** One outcome a record; fewer where the request failed as a whole. */
  outcomes: readonly PutOutcome[];
  /** What is true of a record without an outcome. */
  failure: Failure;
  /** Time until the answer, milliseconds. */
  durationMs: number;
}

export interface Conclusion {
  topic: Topic;
  /** Requests a record may be part of. */
  attempts: number;
  onMetric: OnMetric;
  end(record: PendingRecord, result: PublishResult): void;
}

/** Ends the records that have their result and returns those to try again, in their order. */
export function conclude(answer: Answer, { topic, attempts, onMetric, end }: Conclusion): PendingRecord[] {
  const { records, outcomes, failure } = answer;
  const again: PendingRecord[] = [];
  let [bytes, failed, givenUp, oldest] = [0, 0, 0, Number.POSITIVE_INFINITY];
  let error: string | undefined;
  for (const [at, record] of records.entries()) {
    const outcome = outcomes[at] ?? failure;
    bytes += record.size;
    oldest = Math.min(oldest, record.at);
    record.attempts += 1;
    if (!("error" in outcome)) {
      end(record, { status: "accepted", topic, ...outcome });
      continue;
    }
    failed += 1;
    error ??= outcome.error;
    const permanent = outcome === failure && failure.permanent;
    if (!permanent && record.attempts < attempts) again.push(record);
    else {
      givenUp += 1;
      end(record, { status: "undeliverable", topic, cause: outcome.error, attempts: record.attempts });
    }
  }
  onMetric({
    name: "request",
    topic,
    records: records.length,
    bytes,
    accepted: records.length - failed,
    failed,
    durationMs: answer.durationMs,
    oldestMs: Date.now() - oldest,
    ...(error === undefined ? {} : { error }),
  });
  if (givenUp > 0 && error !== undefined)
    onMetric({ name: "undeliverable", topic, cause: error, records: givenUp });
  return again;
}
