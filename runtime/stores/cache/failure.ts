import { ErrorReply } from "@redis/client";

/**
 * What became of a call. `away`: the cache could not be reached or could not answer now, a later try may succeed.
 * `denied`: connection, user, command or key are not allowed.
 */
export type CacheFailureKind = "away" | "denied" | "other";

/** A failed call to the cache. Says what happened by a code: Redis's own message may quote what it was given. */
export class CacheFailure extends Error {
  override name = "CacheFailure";
  constructor(
    readonly kind: CacheFailureKind,
    /** First word of Redis's error, or the code of the network or TLS error. */
    readonly code: string,
  ) {
    super(`Redis: ${kind}, ${code}.`);
  }
}

/** Errors of a server that starts, is full, or is no primary any more; and of a caller who may not. */
const AWAY = [
  "LOADING",
  "BUSY",
  "READONLY",
  "MASTERDOWN",
  "TRYAGAIN",
  "CLUSTERDOWN",
  "OOM",
  "MISCONF",
  "UNBLOCKED",
];
const DENIED = ["NOAUTH", "WRONGPASS", "NOPERM"];

/** The failure behind whatever the client threw. */
export function failureOf(error: unknown): CacheFailure {
  if (error instanceof CacheFailure) return error;
  if (error instanceof ErrorReply) {
    const code = /^[A-Z]{2,20}(?= |$)/.exec(error.message)?.[0] ?? "ERR";
    return new CacheFailure(DENIED.includes(code) ? "denied" : AWAY.includes(code) ? "away" : "other", code);
  }
  const code = String((error as NodeJS.ErrnoException | undefined)?.code ?? "");
  if (/CERT|TLS|SSL|SIGNATURE/.test(code)) return new CacheFailure("denied", code);
  if (!(error instanceof Error)) return new CacheFailure("other", "unknown");
  if (error instanceof TypeError || error instanceof RangeError) return new CacheFailure("other", error.name);
  // What is left are the connection's own errors: refused, reset, closed, too late.
  return new CacheFailure("away", /^[A-Z_]{3,40}$/.test(code) ? code : error.constructor.name);
}

export function isAway(error: unknown): boolean {
  return error instanceof CacheFailure && error.kind === "away";
}
