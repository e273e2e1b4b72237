import { errors } from "@opensearch-project/opensearch";

/**
 * A call to the search store that failed. Carries the status and the type of the store's error, never its reason, which
 * quotes values of documents and queries.
 */
export class SearchFailure extends Error {
  override name = "SearchFailure";
  /** As the SDK's errors have it, so that logs of failures look alike. */
  readonly $metadata: { httpStatusCode?: number };

  constructor(
    /** `mapper_parsing_exception`, `index_not_found_exception` …, or `unreachable…` and `timeout` without an answer. */
    readonly code: string,
    readonly status: number | undefined,
  ) {
    super(`The search store answered ${status ?? "nothing"}: ${code}.`);
    this.$metadata = status === undefined ? {} : { httpStatusCode: status };
  }

  /** Whether the same call may succeed later: no answer, too busy, or the store's own fault. */
  get passing(): boolean {
    return this.status === undefined || this.status === 429 || this.status >= 500;
  }
}

/** Whatever a call to the client threw, without the values it may quote. */
export function searchFailure(error: unknown): SearchFailure {
  if (error instanceof SearchFailure) return error;
  if (error instanceof errors.ResponseError)
    return new SearchFailure(errorType(error.body), error.statusCode ?? undefined);
  if (error instanceof errors.TimeoutError) return new SearchFailure("timeout", undefined);
  if (error instanceof errors.ConnectionError || error instanceof errors.NoLivingConnectionsError)
    return new SearchFailure(unreachable(error.message), undefined);
  return new SearchFailure(error instanceof Error ? error.name : "unknown", undefined);
}

/** Why there was no answer, as far as its words say: `untrusted_certificate`, `unreachable_econnrefused`, `unreachable`. */
function unreachable(message: string): string {
  if (/certificate|CERT|self.signed/.test(message)) return "untrusted_certificate";
  const system = /\bE[A-Z]{3,20}\b/.exec(message)?.[0];
  if (system) return `unreachable_${system.toLowerCase()}`;
  return /hang up/.test(message) ? "unreachable_hung_up" : "unreachable";
}

/** Code of a call to a plugin that the store does not have. */
export const NO_HANDLER = "no_handler";

/** Type of an error as the store names it, in whichever of its forms; `unknown` where there is none. */
export function errorType(body: unknown): string {
  const error = (body as { error?: unknown } | null | undefined)?.error ?? body;
  if (typeof error === "string" && error.startsWith("no handler found")) return NO_HANDLER;
  const type = (error as { type?: unknown } | null | undefined)?.type;
  return typeof type === "string" && /^[a-z_]{1,80}$/.test(type) ? type : "unknown";
}
