import { BSON, MongoError, MongoServerError } from "mongodb";

/**
 * The document store did not do what was asked. Says it by the kind of the driver's error and the server's code, never
 * by its message, which quotes keys and values.
 */
export class StoreFailure extends Error {
  override name = "StoreFailure";
  constructor(
    readonly kind: string,
    /** The server's error code, such as `18`; absent where no server answered. */
    readonly code: string | undefined,
    /** Whether waiting may mend it. */
    readonly passing: boolean,
  ) {
    super(`The document store failed: ${kind}${code === undefined ? "" : ` (${code})`}.`);
  }
}

/** Codes of the server that no waiting mends: authentication, authorisation, requests it does not understand. */
const FINAL = new Set([2, 9, 13, 14, 18, 59, 72, 121, 8000]);

/** Authentication failed: the password was rotated, or is wrong. */
export function isAuthenticationFailure(error: unknown): boolean {
  return error instanceof MongoServerError && (error.code === 18 || error.code === 8000);
}

export function isDuplicate(code: unknown): boolean {
  return code === 11000;
}

/** The document breaks its collection's rules (`DocumentValidationFailure`). */
export function isInvalid(code: unknown): boolean {
  return code === 121;
}

/** The driver's error without anything it was about; other errors are passed on. */
export function storeFailure(error: unknown): unknown {
  if (error instanceof BSON.BSONError) return new StoreFailure(error.name, undefined, false);
  if (!(error instanceof MongoError)) return error;
  // A connection that broke while the server answered carries no code.
  const code = typeof error.code === "number" ? error.code : undefined;
  return new StoreFailure(
    error.name,
    code === undefined ? undefined : String(code),
    code === undefined || !FINAL.has(code),
  );
}

/** Whether waiting may mend what kept the store from answering. */
export function mayPass(error: unknown): boolean {
  return error instanceof StoreFailure && error.passing;
}
