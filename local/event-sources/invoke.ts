import type { Lambda } from "@aws-sdk/client-lambda";
import { eventOf, type Frame, type Sized } from "./batching";
import type { Invocation } from "./outcome";

/**
 * Invokes the function with a batch and waits for its end. Never throws: what keeps the function's code from running
 * (throttling, a missing function, a failure of the service or of the connection) is `notInvoked`.
 * A worker that dies or runs into its time limit comes back as a function error, as on AWS.
 */
export async function invoke(
  lambda: Lambda,
  functionArn: string,
  records: readonly Sized[],
  frame?: Frame,
): Promise<Invocation> {
  try {
    const Payload = Buffer.from(eventOf(records, frame));
    const answer = await lambda.invoke({ FunctionName: functionArn, Payload });
    const text = answer.Payload?.length ? Buffer.from(answer.Payload).toString("utf8") : "";
    const payload = parsePayload(text);
    const requestId = answer.$metadata.requestId ?? "";
    const executedVersion = answer.ExecutedVersion ?? "$LATEST";
    if (answer.FunctionError === undefined)
      return { kind: "response", payload: payload ?? null, requestId, executedVersion };
    const { errorType } = (payload ?? {}) as { errorType?: string };
    return {
      kind: "functionError",
      functionError: answer.FunctionError,
      errorType: errorType ?? "Unknown",
      requestId,
      executedVersion,
    };
  } catch (error) {
    return { kind: "notInvoked", reason: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** A response that is no JSON counts as text, which is malformed where item failures are reported. */
function parsePayload(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
