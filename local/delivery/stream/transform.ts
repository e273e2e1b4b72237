import { InvokeCommand } from "@aws-sdk/client-lambda";
import { backoffMs, pause } from "../backoff";
import type { Clients } from "../destination/clients";
import { errorCode, type Failure, failureOf } from "../destination/failure";
import type { Definition, StoredRecord } from "../model";
import type { Outcome } from "./outcome";
import type { Transform } from "./processors";
import { readAnswer } from "./transform-answer";

/** Lambda's limit for a synchronous request or answer. */
const MOST_PAYLOAD_BYTES = 6_291_456;
/** JSON around the data of one record. */
const RECORD_OVERHEAD_BYTES = 160;

export interface TransformDeps {
  clients: Clients;
  region: string;
  /** Told of each failed attempt. */
  onFailure: (failure: Failure, attempts: number) => void;
  signal: AbortSignal;
}

/**
 * Transforms one batch. A function that fails is invoked again, `retries` times, then the whole batch fails; while the
 * emulator cannot be reached at all, the batch waits. Rejects only when the signal ends the wait.
 */
export async function transformBatch(
  definition: Definition,
  transform: Transform,
  records: readonly StoredRecord[],
  invocationId: string,
  deps: TransformDeps,
): Promise<Outcome[]> {
  const Payload = Buffer.from(JSON.stringify(eventOf(definition, records, invocationId, deps.region)));
  for (let attempts = 1, unreached = 1; ; ) {
    const failure = await attempt(definition, transform, Payload, deps.clients);
    if (failure instanceof Uint8Array)
      return readAnswer(records, failure, { attempts, functionArn: transform.functionArn });
    deps.onFailure(failure, attempts);
    if (!failure.unreachable && attempts > transform.retries) {
      const error = {
        code: failure.code,
        message: failure.message,
        attempts,
        functionArn: transform.functionArn,
      };
      return records.map((record) => ({ kind: "fail", record, error }));
    }
    await pause(backoffMs(failure.unreachable ? unreached++ : attempts++), deps.signal);
    deps.signal.throwIfAborted();
  }
}

/** How many of the records fit into one invocation; at least one. */
export function fitting(records: readonly StoredRecord[]): number {
  let bytes = 0;
  for (const [i, { data, recordId }] of records.entries()) {
    bytes += Math.ceil(data.length / 3) * 4 + recordId.length + RECORD_OVERHEAD_BYTES;
    if (bytes > MOST_PAYLOAD_BYTES) return Math.max(1, i);
  }
  return records.length;
}

async function attempt(
  definition: Definition,
  { functionArn }: Transform,
  Payload: Uint8Array,
  clients: Clients,
): Promise<Uint8Array | (Failure & { code: string })> {
  try {
    const answer = await clients.call(definition, ({ lambda }) =>
      lambda.send(
        new InvokeCommand({ FunctionName: functionArn, InvocationType: "RequestResponse", Payload }),
      ),
    );
    if (!answer.FunctionError) return answer.Payload ?? new Uint8Array();
    // What the function says may hold personal data, so that it is not repeated.
    const timedOut = Buffer.from(answer.Payload ?? []).includes("Task timed out");
    return functionFailure(timedOut ? "Lambda.FunctionTimedOut" : "Lambda.FunctionError");
  } catch (error) {
    const failure = failureOf(error);
    return { ...failure, code: errorCode("Lambda", failure) };
  }
}

function functionFailure(code: string): Failure & { code: string } {
  const message =
    code === "Lambda.FunctionTimedOut"
      ? "The Lambda function timed out."
      : "The Lambda function was successfully invoked but it returned an error result.";
  return { name: code, code, message, unreachable: false };
}

function eventOf(
  { arn }: Definition,
  records: readonly StoredRecord[],
  invocationId: string,
  region: string,
) {
  return {
    invocationId,
    deliveryStreamArn: arn,
    region,
    records: records.map(({ recordId, arrivedAt, data }) => ({
      recordId,
      approximateArrivalTimestamp: arrivedAt,
      data: data.toString("base64"),
    })),
  };
}
