/** A request as its caller signed it, in the Authorization header or presigned in the query. */
export interface SignedRequest {
  readonly method: string;
  /** As sent, still encoded, without the query. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  /** Names in lower case; `host` is part of what is signed. */
  readonly headers: Readonly<Record<string, string>>;
  /** Body of the request. @default empty */
  readonly body?: Buffer;
}

/** What the caller wants: each action must be allowed on each resource. */
export interface Wanted {
  /** Service of the signature's scope: `rds-db`, `elasticache`, `es`. */
  readonly service: string;
  /** Such as `rds-db:connect`. */
  readonly action: string;
  readonly resources: readonly string[];
  /** Condition keys of the request, such as `elasticache:UserId`. */
  readonly context?: Readonly<Record<string, string>>;
}

export type Decision =
  | { readonly allowed: true /** ARN of the caller. */; readonly principal: string }
  | { readonly allowed: false /** AWS's error code, such as `AccessDenied`. */; readonly code: string };

/** Lets the emulator's IAM decide: signature, time, session, policies. @throws Error when it cannot be asked */
export type Authorize = (request: SignedRequest, wanted: Wanted) => Promise<Decision>;

/** The emulator may be busy with many functions; in milliseconds. */
const TIMEOUT_MS = 10_000;

/** @param endpoint - URL of the emulator */
export function createAuthorize(endpoint: string): Authorize {
  return async ({ body, ...request }, wanted) => {
    const answer = await fetch(`${endpoint}/_strata/authorize`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...request, body: body?.toString("base64") ?? "", ...wanted }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!answer.ok) throw new Error(`the emulator answered ${answer.status} when asked for authorisation`);
    return (await answer.json()) as Decision;
  };
}
