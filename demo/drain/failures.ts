import type { Message } from "../collect";
import { parseObject } from "../expect";

/** A batch that the event source gave up: metadata only, the records still stand in the stream. */
export interface Undelivered {
  stream: string;
  shard: string;
  first: string;
  last: string;
  records: number;
  /** Why, as the failure document says: `RetryAttemptsExhausted` and the like. */
  condition: string;
}

/** The failure documents in the messages of the stream-failures queue. */
export function readStreamFailures(messages: readonly Message[]): Undelivered[] {
  return messages.flatMap(({ body }) => {
    const document = parseObject(body);
    const batch = document?.["KinesisBatchInfo"] as Record<string, unknown> | undefined;
    if (!batch) return [];
    const context = document?.["requestContext"] as Record<string, unknown> | undefined;
    return {
      stream: String(batch["streamArn"]).split("/").pop() ?? "",
      shard: String(batch["shardId"]),
      first: String(batch["startSequenceNumber"]),
      last: String(batch["endSequenceNumber"]),
      records: Number(batch["batchSize"]),
      condition: String(context?.["condition"] ?? "unknown"),
    };
  });
}
