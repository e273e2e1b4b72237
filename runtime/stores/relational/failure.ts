import { DatabaseError } from "pg";
import type { StoreReason } from "../../../contracts/quarantine";

/**
 * What became of a call. `away`: the database could not be reached or could not answer now, a later try may succeed.
 * `value`: it can never take what it was given. `denied`: connection, user or statement are not allowed.
 */
export type FailureKind = "away" | "value" | "denied" | "other";

/** A failed call to the database. Says what happened by code: the driver's own message may quote the values it was about. */
export class RelationalFailure extends Error {
  override name = "RelationalFailure";
  constructor(
    readonly kind: FailureKind,
    /** SQLSTATE, or the code of the network or TLS error. */
    readonly code: string,
  ) {
    super(`PostgreSQL: ${kind}, ${code}.`);
  }
}

/** SQLSTATE class or code → kind; the longest prefix decides. Appendix A of the PostgreSQL manual. */
const KINDS: Record<string, FailureKind> = {
  "08": "away", // connection exceptions
  "25006": "away", // read-only: the writer has moved
  "40": "away", // serialization failure, deadlock
  "53": "away", // out of memory, disk or connections
  "55P03": "away", // lock not available
  "57": "away", // shutting down, starting up, cancelled
  "22": "value",
  "23514": "value", // a check does not hold
  "54": "value", // a limit of the program, such as the size of an index row
  "28": "denied",
  "42501": "denied",
};

/** The failure behind whatever the driver threw. */
export function failureOf(error: unknown): RelationalFailure {
  if (error instanceof RelationalFailure) return error;
  if (error instanceof DatabaseError) {
    const state = /^[0-9A-Z]{5}$/.test(error.code ?? "") ? String(error.code) : "XX000";
    return new RelationalFailure(KINDS[state] ?? KINDS[state.slice(0, 2)] ?? "other", state);
  }
  const code = String((error as NodeJS.ErrnoException | undefined)?.code ?? "");
  if (/CERT|TLS|SSL|SIGNATURE/.test(code)) return new RelationalFailure("denied", code);
  if (!(error instanceof Error)) return new RelationalFailure("other", "unknown");
  if (/does not support SSL/.test(error.message)) return new RelationalFailure("denied", "no_tls");
  // Connections that could not be made or that broke are plain errors of the driver or of the system.
  const lost = error.name === "Error" || error instanceof AggregateError;
  return new RelationalFailure(lost ? "away" : "other", /^[A-Z_]{3,40}$/.test(code) ? code : error.name);
}

/** Why the database can never take a value, or undefined where the failure is of another kind. */
export function reasonOf({ kind, code }: RelationalFailure): StoreReason | undefined {
  if (kind !== "value") return undefined;
  if (["22021", "22P05"].includes(code)) return "invalid_text";
  if (code.startsWith("54") || code === "22001") return "too_large_for_store";
  return "value_out_of_range";
}
