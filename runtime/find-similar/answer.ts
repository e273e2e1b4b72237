import { EmbedderAnswer } from "../embedding/embedder";
import { SearchFailure } from "../stores/search/failure";
import { UnknownMessage } from "./find";
import { InvalidRequest } from "./request";

/** An answer of the HTTP API. */
export interface HttpAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

export type ErrorCode =
  | "invalid_request"
  | "not_authenticated"
  | "unknown_message"
  | "search_unavailable"
  | "embedder_unavailable"
  | "audit_unavailable";

const STATUS: Record<ErrorCode, number> = {
  invalid_request: 400,
  not_authenticated: 403,
  unknown_message: 404,
  search_unavailable: 503,
  embedder_unavailable: 503,
  audit_unavailable: 503,
};

/** An error as its caller sees it: a code, and of a request the field and the rule it breaks. */
export interface ErrorAnswer {
  code: ErrorCode;
  field?: string;
  rule?: string;
}

/** Code of what went wrong on the way to an answer. */
export function errorOf(error: unknown): ErrorAnswer {
  if (error instanceof InvalidRequest)
    return { code: "invalid_request", field: error.field, rule: error.rule };
  if (error instanceof UnknownMessage) return { code: "unknown_message" };
  if (error instanceof SearchFailure) return { code: "search_unavailable" };
  if (error instanceof EmbedderAnswer) return { code: "embedder_unavailable" };
  // What is left is thrown by the clients of models.
  return { code: "embedder_unavailable" };
}

export function statusOf({ code }: ErrorAnswer): number {
  return STATUS[code];
}

export function http(statusCode: number, body: object): HttpAnswer {
  return {
    statusCode,
    headers: {
      "content-type": "application/json",
      "cache-control": "no-store",
      ...(statusCode === 503 && { "retry-after": "5" }),
    },
    body: JSON.stringify(body),
  };
}
