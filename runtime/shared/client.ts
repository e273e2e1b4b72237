/** Longest time for a connection to open, milliseconds. */
const CONNECT_MS = 1_000;

/** Settings that every client of a function has. */
export interface ClientSettings {
  requestHandler: { connectionTimeout: number; requestTimeout: number; throwOnRequestTimeout: true };
}

/**
 * Settings of a client whose calls end after so many milliseconds at the latest. Without them the SDK waits for ever: a
 * service that took the call and never answers would hold the batch until the function's own time-out, with nothing
 * reported. A call that timed out counts as failed and is tried again on a connection of its own.
 *
 * @param answerMs so short that the client's three tries fit into the function's time-out
 */
export function clientSettings(answerMs: number): ClientSettings {
  return {
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: answerMs, throwOnRequestTimeout: true },
  };
}
