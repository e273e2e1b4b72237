/** Why a call with the stream's role failed, in terms of AWS's error catalogue for delivery. */
export interface Failure {
  /** The service's own error name, e.g. `AccessDenied`. */
  name: string;
  message: string;
  /** The action that was denied, e.g. `s3:PutObject`; absent for any other failure. */
  deniedAction?: string;
  /** The service could not be reached, so that the failure says nothing about the request. */
  unreachable: boolean;
}

const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "TimeoutError",
]);

/** Reads an SDK error. Messages of AWS name actions and resources, never contents. */
export function failureOf(error: unknown): Failure {
  const { name, message, code, $metadata } = error as Error & {
    code?: string;
    $metadata?: { httpStatusCode?: number };
  };
  const text = message || String(error);
  const denied = /not authorized to perform: ([\w-]+:\w+)/.exec(text)?.[1];
  const unreachable =
    $metadata?.httpStatusCode === undefined &&
    (UNREACHABLE.has(code ?? "") || UNREACHABLE.has(name) || /ECONNREFUSED|socket hang up/.test(text));
  return { name: name || "Error", message: text, deniedAction: denied, unreachable };
}

/** Whether the credentials are no longer good, so that the role has to be assumed again. */
export const isStale = ({ name }: Failure): boolean =>
  /^(ExpiredToken|InvalidToken|InvalidAccessKeyId|InvalidClientTokenId|UnrecognizedClient)/.test(name);

/**
 * The failure under its name in Firehose's error catalogue, e.g. `S3.AccessDenied`.
 * Source: "Monitor with CloudWatch Logs" of the Firehose guide.
 */
export function errorCode(service: "Lambda" | "S3", { name, deniedAction }: Failure): string {
  if (name.startsWith(`${service}.`)) return name;
  const lambda = service === "Lambda";
  if (deniedAction === "sts:AssumeRole") return lambda ? "Lambda.AssumeRoleAccessDenied" : "S3.AccessDenied";
  if (deniedAction || /^AccessDenied/.test(name))
    return lambda ? "Lambda.InvokeAccessDenied" : "S3.AccessDenied";
  if (/^ResourceNotFound/.test(name)) return `${service}.ResourceNotFound`;
  if (/^TooManyRequests|Throttl/.test(name))
    return lambda ? "Lambda.InvokeLimitExceeded" : "S3.RequestThrottled";
  return `${service}.${name}`;
}
