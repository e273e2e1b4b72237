import { randomUUID } from "node:crypto";
import { eventOf } from "./batching";
import type { Mapping } from "./mapping";
import type { Invocation, Work } from "./outcome";
import type { StreamRecord } from "./source";

/** Why records were given up. AWS documents the first; the second is what its failure documents hold for age. */
export type DiscardCondition = "RetryAttemptsExhausted" | "RecordAgeExceeded";

export interface Discard {
  readonly condition: DiscardCondition;
  readonly work: Work<StreamRecord>;
  readonly shard: string;
  /** The last invocation; absent where the records never reached the function. */
  readonly last?: Exclude<Invocation, { kind: "notInvoked" }>;
}

/**
 * The document AWS sends to an on-failure destination: metadata, never data (Lambda developer guide, "Retain
 * discarded batch records", version 1.0). Kinesis gives arrival times to the millisecond, DynamoDB to the second.
 */
export function failureDocument(mapping: Mapping, discard: Discard, now: Date) {
  const { condition, work, shard, last } = discard;
  const first = work.records[0];
  const end = work.records.at(-1);
  const time = (ms = 0) => {
    const text = new Date(ms).toISOString();
    return mapping.source === "kinesis" ? text : text.replace(/\.\d{3}Z$/, "Z");
  };
  const info = {
    shardId: shard,
    startSequenceNumber: first?.sequence,
    endSequenceNumber: end?.sequence,
    approximateArrivalOfFirstRecord: time(first?.arrivalMs),
    approximateArrivalOfLastRecord: time(end?.arrivalMs),
    batchSize: work.records.length,
    streamArn: mapping.sourceArn,
  };
  return {
    requestContext: {
      requestId: last?.requestId ?? randomUUID(),
      functionArn: mapping.functionArn,
      condition,
      approximateInvokeCount: work.invocations,
    },
    ...(last && {
      responseContext: {
        statusCode: 200,
        executedVersion: last.executedVersion,
        ...(last.kind === "functionError" && { functionError: last.functionError }),
      },
    }),
    version: "1.0",
    timestamp: now.toISOString(),
    [mapping.source === "kinesis" ? "KinesisBatchInfo" : "DDBStreamBatchInfo"]: info,
  };
}

/** An S3 destination alone also gets the whole event, as text under `payload`. */
export function failureObject(mapping: Mapping, discard: Discard, now: Date): { key: string; body: string } {
  const [date = "", time = ""] = now.toISOString().split(/T|\./);
  const stamp = `${date}T${time.replaceAll(":", ".")}`;
  const document = {
    ...failureDocument(mapping, discard, now),
    payload: eventOf(discard.work.records, mapping.frame),
  };
  return {
    key: `aws/lambda/${mapping.uuid}/${discard.shard}/${date.replaceAll("-", "/")}/${stamp}-${randomUUID()}`,
    body: JSON.stringify(document),
  };
}
