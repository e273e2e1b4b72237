/** Longest time for a connection to open, milliseconds. */
const CONNECT_MS = 5_000;

/** Longest time for an answer, milliseconds: 5 MiB over a slow line, and still within a usual shutdown of 30 s. */
const ANSWER_MS = 20_000;

/**
 * Settings of a client of the publisher's own: HTTP/1.1, since not every endpoint speaks the client's default HTTP/2,
 * and one attempt a call, since the publisher retries and keeps the order meanwhile.
 */
export function connection() {
  const { NodeHttpHandler } =
    require("@smithy/node-http-handler") as typeof import("@smithy/node-http-handler");
  return {
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: CONNECT_MS,
      requestTimeout: ANSWER_MS,
      throwOnRequestTimeout: true,
    }),
  };
}
