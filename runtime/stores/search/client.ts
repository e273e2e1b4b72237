import { defaultProvider } from "@aws-sdk/credential-provider-node";
import { Client } from "@opensearch-project/opensearch";
import { AwsSigv4Signer } from "@opensearch-project/opensearch/aws-v3";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import { BACKOFF, type Backoff, pause } from "../../shared/retry";
import { type SearchFailure, searchFailure } from "./failure";

/** Longest time for the answer to one call, milliseconds. */
export const CALL_MS = 6_000;
/** Longest time one piece of work is tried again, milliseconds; then its messages fail and come again. */
const PATIENCE_MS = 20_000;

export interface SearchCall {
  method: "DELETE" | "GET" | "HEAD" | "POST" | "PUT";
  /** Made of constants and names of this module only; values go into the body. */
  path: string;
  query?: Record<string, string>;
  /** JSON, or lines of it for bulk calls. */
  body?: Record<string, unknown> | readonly string[];
}

/**
 * Makes one call and resolves to the answer's body.
 *
 * @throws SearchFailure
 */
export type Search = (call: SearchCall) => Promise<Record<string, unknown>>;

export interface SearchSettings {
  /** Host, and port where it is not 443, of the domain. */
  endpoint: string;
  region: string;
  /** @default CALL_MS */
  callMs?: number;
  /** PEM of the authority to trust. @default - those the runtime trusts */
  ca?: string;
}

/** The function's own credentials. */
export function ownCredentials(): AwsCredentialIdentityProvider {
  return defaultProvider();
}

/**
 * The verb that calls the search store: over HTTPS with a checked certificate, signed by the role of whoever calls it,
 * over connections that are kept. Made once per worker. Tries nothing again by itself.
 */
export function searchStore(settings: SearchSettings, getCredentials: AwsCredentialIdentityProvider): Search {
  const client = new Client({
    ...AwsSigv4Signer({ region: settings.region, service: "es", getCredentials }),
    node: `https://${settings.endpoint}`,
    requestTimeout: settings.callMs ?? CALL_MS,
    maxRetries: 0,
    agent: { keepAlive: true, maxSockets: 8 },
    ...(settings.ca && { ssl: { ca: settings.ca } }),
    // A document is data: names such as __proto__ in it are kept as they are, and never looked up.
    disablePrototypePoisoningProtection: true,
  });
  return async ({ method, path, query, body }) => {
    const isBulk = Array.isArray(body);
    try {
      const answer = await client.transport.request({
        method,
        path,
        ...(query && { querystring: query }),
        ...(isBulk ? { bulkBody: body } : { ...(body && { body }) }),
      });
      return (answer.body ?? {}) as Record<string, unknown>;
    } catch (error) {
      throw searchFailure(error);
    }
  };
}

/**
 * Makes a call again while it fails for a reason that may pass, for 20 s at the most.
 *
 * @throws SearchFailure the last one, or at once one that no waiting mends
 */
export async function patiently<T>(
  call: () => Promise<T>,
  backoff: Backoff = PATIENT,
  now: () => number = Date.now,
): Promise<T> {
  const end = now() + PATIENCE_MS;
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const wait = pause(attempt, backoff);
      if (!(error as SearchFailure).passing || now() + wait >= end) throw error;
      await backoff.sleep(wait);
    }
  }
}

/** Half the pause is certain: a store that starts anew is not asked hundreds of times. */
export const PATIENT: Backoff = {
  ...BACKOFF,
  baseMs: 200,
  capMs: 3_000,
  random: () => 0.5 + Math.random() / 2,
};
