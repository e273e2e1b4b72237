import { createLog, type Log } from "../shared/log";
import { ownCredentials, searchStore } from "../stores/search/client";
import type { SearchRoles } from "../stores/search/security";
import type { IndexShape } from "../stores/search/templates";
import { type Kept, keep } from "./core";

/** What the keeper of the search store is told at deployment. */
export interface SearchKeeperSettings {
  /** Host and port of the domain. */
  endpoint: string;
  region: string;
  /** ARNs of the roles that use the store. */
  roles: SearchRoles;
  shape: IndexShape;
}

export interface SearchKeeperDeps {
  keep(now: number): Promise<Kept>;
  now(): number;
  log: Log;
}

/** Sets the search store up, on every deployment, and removes what is past its retention, every day. */
export function createSearchKeeperHandler(deps: SearchKeeperDeps) {
  return async (): Promise<Kept> => {
    const kept = await deps.keep(deps.now());
    deps.log.info("search_kept", {
      lifeCycle: kept.lifeCycle,
      accessControl: kept.accessControl,
      deletedIndices: kept.deletedIndices.length,
      deletedDocuments: kept.deletedDocuments,
    });
    return kept;
  };
}

/** Clearing out many late documents may take longer than other calls, milliseconds. */
const CALL_MS = 30_000;

/** Cold-start wiring of the keeper, whose role is master of the domain: the only place that builds clients. */
export function searchKeeperFactory(settings: SearchKeeperSettings) {
  const search = searchStore({ ...settings, callMs: CALL_MS }, ownCredentials());
  return createSearchKeeperHandler({
    keep: (now) => keep(search, settings, now),
    now: Date.now,
    log: createLog({ job: "search-keeper" }),
  });
}
