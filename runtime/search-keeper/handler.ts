import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { clientSettings } from "../shared/client";
import { createLog, type Log } from "../shared/log";
import { searchStore } from "../stores/search/client";
import type { SearchRoles } from "../stores/search/security";
import type { IndexShape } from "../stores/search/templates";
import { type Kept, keep } from "./core";

/** What the keeper of the search store is told at deployment. */
export interface SearchKeeperSettings {
  /** Host and port of the domain. */
  endpoint: string;
  region: string;
  /** The role that is master of the domain, which the keeper takes on for its work. */
  masterRoleArn: string;
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

/** Longest time for the answer to one call to STS, milliseconds. */
const ANSWER_MS = 3_000;
/** Seconds the master role is taken on for: the shortest the service offers. */
const SESSION_SECONDS = 900;
/** Deleting many late documents may take longer than other calls. */
const CALL_MS = 30_000;

/** Cold-start wiring of the keeper: the only place that builds clients. */
export function searchKeeperFactory(settings: SearchKeeperSettings) {
  const sts = new STSClient(clientSettings(ANSWER_MS));
  const masterCredentials = async () => {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: settings.masterRoleArn,
        RoleSessionName: "search-keeper",
        DurationSeconds: SESSION_SECONDS,
      }),
    );
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken) throw new Error("STS gave no credentials.");
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      ...(Expiration && { expiration: Expiration }),
    };
  };
  const search = searchStore({ ...settings, callMs: CALL_MS }, masterCredentials);
  return createSearchKeeperHandler({
    keep: (now) => keep(search, settings, now),
    now: Date.now,
    log: createLog({ job: "search-keeper" }),
  });
}
