/** What is known of a request that failed as a whole. */
export interface Failure {
  /** Name of the error; its message may repeat what was sent. */
  error: string;
  /** Whether the same request would fail again. */
  permanent: boolean;
}

/** Errors of the client's making that pass: too much at once, or credentials about to be renewed. */
const PASSING = /throttl|throughput|limitexceeded|slowdown|toomanyrequests|timeout|expired|inprogress|inuse/i;

interface SdkError {
  $fault?: string;
  /** The client signs with a corrected clock after an error that told the service's time. */
  $metadata?: { httpStatusCode?: number; clockSkewCorrected?: boolean };
}

/** Reads an SDK's error: a fault of the client is permanent unless it is one of time. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { error: "UnknownError", permanent: false };
  const { $fault, $metadata } = error as SdkError;
  const status = $metadata?.httpStatusCode;
  const ofClient = $fault === "client" || (status !== undefined && status >= 400 && status < 500);
  const passing =
    PASSING.test(error.name) || status === 408 || status === 429 || $metadata?.clockSkewCorrected === true;
  return { error: error.name, permanent: ofClient && !passing };
}
