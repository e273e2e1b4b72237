import { randomUUID } from "node:crypto";
import { type Kept, keep } from "../../../../runtime/search-keeper/core";
import { type Search, searchStore } from "../../../../runtime/stores/search/client";
import type { SearchFailure } from "../../../../runtime/stores/search/failure";
import { sharedPart } from "../../../support/shared-parts";
import {
  REGION,
  type RoleCredentials,
  type Statement,
  type StoreBench,
  startStoreBench,
} from "../../../support/store-bench";

export const DOMAIN = "search-test";
export const ROLES = {
  indexer: "arn:aws:iam::000000000000:role/i",
  finder: "arn:aws:iam::000000000000:role/f",
};
export const SHAPE = { replicas: 0 };

/** A real OpenSearch behind its front, with the templates of the product in it. */
export interface SearchStore {
  bench: StoreBench;
  endpoint: string;
  search: Search;
  /** The verb under other credentials. */
  as(credentials: RoleCredentials, domainEndpoint?: string): Search;
  keep(now?: number): Promise<Kept>;
  /** Makes what was put visible to searches. */
  refresh(): Promise<void>;
  /** Removes every index. */
  clear(): Promise<void>;
}

export function domainArn(bench: StoreBench, domain = DOMAIN): string {
  return `arn:aws:es:${REGION}:${bench.accountId}:domain/${domain}`;
}

export function everything(bench: StoreBench): Statement[] {
  return [{ Effect: "Allow", Action: "es:ESHttp*", Resource: `${domainArn(bench)}/*` }];
}

export async function startSearchStore(): Promise<SearchStore> {
  const bench = await startStoreBench();
  const { address, port } = await bench.open("search", DOMAIN, { resourceId: DOMAIN });
  const endpoint = `${address}:${port}`;
  const as = (credentials: RoleCredentials, domainEndpoint = endpoint) =>
    searchStore({ endpoint: domainEndpoint, region: REGION, ca: bench.ca }, async () => credentials);
  const search = as(await bench.role(everything(bench)));
  const store: SearchStore = {
    bench,
    endpoint,
    search,
    as,
    keep: (now = Date.now()) => keep(search, { shape: SHAPE, roles: ROLES }, now),
    refresh: async () => {
      await search({ method: "POST", path: "/_refresh" });
    },
    clear: async () => {
      const path = "/application-logs-*,message-vectors-*";
      try {
        await search({ method: "DELETE", path, query: { expand_wildcards: "all" } });
      } catch (error) {
        // Many vectors take longer to remove than a client waits; they may be gone when it asks again.
        const { code } = error as SearchFailure;
        if (code === "timeout") return store.clear();
        if (code !== "index_not_found_exception") throw error;
      }
    },
  };
  await store.keep();
  return store;
}

const started = sharedPart(startSearchStore, ({ bench }) => bench.stop());

/** The store that the tests of this folder share, without an index. Starting one takes longer than most of them. */
export async function cleanStore(): Promise<SearchStore> {
  const store = await started();
  await store.clear();
  return store;
}

/** An id of an event no other test has. */
export function eventId(): string {
  return `evt_${randomUUID()}`;
}

/** All documents behind an alias, oldest id first. */
export async function documents(search: Search, alias: string): Promise<Record<string, unknown>[]> {
  const answer = await search({
    method: "POST",
    path: `/${alias}/_search`,
    body: { size: 1_000, sort: [{ event_id: "asc" }], query: { match_all: {} } },
  });
  const { hits } = answer["hits"] as { hits: { _index: string; _id: string; _source: object }[] };
  return hits.map(({ _index, _id, _source }) => ({ _index, _id, ..._source }));
}
