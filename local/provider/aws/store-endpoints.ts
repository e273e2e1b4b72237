import type { StoreKind } from "../../../contracts/stores";
import type { Environment } from "./environment";

/** What a store's endpoint is asked for, in the words of the local stores. */
export interface StoreRequest {
  /** The id that IAM names it by, e.g. `db-0123ABCD` or `prx-0123abcd`. */
  resourceId: string;
  arn: string;
  /** Replicas and endpoints for readers. */
  readOnly?: boolean;
  /** Database that is made with it. */
  database?: string;
  username?: string;
  /** ARN of the secret that holds `{"username","password"}` of the administrator. */
  masterSecret?: string;
  /** The cache's primary, of which this is the endpoint for readers. */
  group?: string;
  /** Whose users may speak with the cache. */
  userGroups?: string[];
}

/** Where a store answers. */
export interface StoreAddress {
  address: string;
  port: number;
}

/** Opens and closes endpoints of the local stores. */
export interface StoreEndpoints {
  /** Idempotent. Undefined where no stores run: then the predicted address stands. */
  open(kind: StoreKind, identifier: string, request: StoreRequest): Promise<StoreAddress | undefined>;
  close(kind: StoreKind, identifier: string): Promise<void>;
}

/** The first start of a server may have to fetch it. */
const OPEN_MS = 600_000;

/** @throws Error naming the store and what the local stores answered */
export function storeEndpoints({ storesEndpoint }: Pick<Environment, "storesEndpoint">): StoreEndpoints {
  if (!storesEndpoint) return { open: async () => undefined, close: async () => undefined };
  const ask = async (method: string, path: string, body?: object): Promise<Response> => {
    const answer = await fetch(`${storesEndpoint}/stores/${path}`, {
      method,
      headers: { "content-type": "application/json" },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(OPEN_MS),
    });
    if (answer.ok || (method === "DELETE" && answer.status === 404)) return answer;
    throw new Error(`${method} ${path} of the local stores: ${answer.status} ${await answer.text()}`);
  };
  const pathOf = (kind: StoreKind, identifier: string) => `${kind}/${encodeURIComponent(identifier)}`;
  return {
    open: async (kind, identifier, request) => {
      const answer = await ask("PUT", pathOf(kind, identifier), request);
      return (await answer.json()) as StoreAddress;
    },
    close: async (kind, identifier) => {
      await ask("DELETE", pathOf(kind, identifier));
    },
  };
}
