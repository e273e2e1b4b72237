import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { StackOutputs } from "../../../contracts/outputs";
import { STORES, type StoreKind } from "../../../contracts/stores";
import { socketFolderOf } from "../../../local/stores/shared/socket-folder";
import type { Vault } from "../../sealed";
import type { Clients } from "../clients";
import type { EventRecord } from "../records";
import type { Witness } from "../stores";
import { readCache } from "./cache";
import { judgeContexts } from "./contexts";
import { readDocuments } from "./documents";
import { readRelational } from "./relational";
import { readSearch } from "./search";

/** What of the private network's stores an event may stand in. */
export type NetworkStoreName =
  | "documents"
  | "sessionRows"
  | "scoreRows"
  | "searchLogs"
  | "searchVectors"
  | "contexts";

/** What is needed beside the stores themselves to understand what lies in them. */
export interface NetworkHelp {
  vault: Vault;
  /** Hash of the original by the key of the object that holds it. */
  claims: ReadonlyMap<string, string>;
  /** Records of the application path. */
  application: readonly EventRecord[];
}

/** Everything the stores of the network hold; of a store that is switched off, nothing. */
export interface NetworkRecords {
  on: StoreKind[];
  records: Record<NetworkStoreName, EventRecord[]>;
  /** Chat events that their context need not hold, since newer ones fill it. */
  beyond: Set<string>;
}

export async function readNetwork(
  clients: Clients,
  { stores }: StackOutputs,
  { vault, claims, application }: NetworkHelp,
  witness: Witness,
): Promise<NetworkRecords> {
  const on = STORES.filter((kind) => stores[kind] !== undefined);
  const { authority = "", region, credentials } = clients.access;
  const access = { region, credentials, authority: on.length > 0 ? readFileSync(authority, "utf8") : "" };
  const relational = stores.relational && (await readRelational(stores.relational, access, witness));
  const search = stores.search && (await readSearch(stores.search, access, witness));
  const documents =
    stores.documents &&
    (await readDocuments(stores.documents, access, clients.secrets, vault, claims, witness));
  const socket = join(socketFolderOf(join(dirname(authority), "cache")), "redis.sock");
  const cache = stores.cache && judgeContexts(application, await readCache(socket, witness));
  return {
    on,
    records: {
      documents: documents ?? [],
      sessionRows: relational?.sessionRows ?? [],
      scoreRows: relational?.scoreRows ?? [],
      searchLogs: search?.searchLogs ?? [],
      searchVectors: search?.searchVectors ?? [],
      contexts: cache?.contexts ?? [],
    },
    beyond: cache?.beyond ?? new Set(),
  };
}
