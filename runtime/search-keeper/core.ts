import { SEARCH_INDICES, type SearchIndex } from "../../contracts/search";
import { patiently, type Search, type SearchCall } from "../stores/search/client";
import { NO_HANDLER, SearchFailure } from "../stores/search/failure";
import { hitsOf } from "../stores/search/hits";
import { indicesOver } from "../stores/search/indices";
import {
  deleteDocumentsCall,
  deleteIndexCall,
  indicesCall,
  lateDocumentsCall,
  policyCall,
  policyPath,
} from "../stores/search/life-cycle";
import { type SearchRoles, securityCalls } from "../stores/search/security";
import { autoCreateCall, type IndexShape, templateCall } from "../stores/search/templates";

/** What one run did; names and counts only. */
export interface Kept {
  templates: number;
  /** `absent` where the store has no such plugin, as a plain OpenSearch without the service's plugins. */
  lifeCycle: "set" | "absent";
  accessControl: "set" | "absent";
  deletedIndices: string[];
  deletedDocuments: number;
}

const KINDS = Object.keys(SEARCH_INDICES) as SearchIndex[];

/**
 * Brings the store into the state it should have and removes what is past its retention. Safe to run at any time and as
 * often as one likes; it neither changes nor removes a document that is within its days.
 *
 * @throws SearchFailure
 */
export async function keep(
  search: Search,
  { shape, roles }: { shape: IndexShape; roles: SearchRoles },
  now: number,
): Promise<Kept> {
  const call = (each: SearchCall) => patiently(() => search(each));
  for (const kind of KINDS) await call(templateCall(kind, shape));
  await call(autoCreateCall());
  const lifeCycle = await ofPlugin(() => setPolicies(call));
  const accessControl = await ofPlugin(async () => {
    for (const each of securityCalls(roles)) await call(each);
  });
  const deletedIndices: string[] = [];
  let deletedDocuments = 0;
  for (const kind of KINDS) {
    const over = indicesOver(kind, Object.keys(await call(indicesCall(kind))), now);
    for (const name of over) await call(deleteIndexCall(name));
    deletedIndices.push(...over);
    deletedDocuments += await deleteLate(call, kind, now);
  }
  return { templates: KINDS.length, lifeCycle, accessControl, deletedIndices, deletedDocuments };
}

/** Pages of late documents removed in one run; the next run goes on. */
const MOST_PAGES = 100;

async function deleteLate(call: Call, kind: SearchIndex, now: number): Promise<number> {
  let deleted = 0;
  for (let page = 0; page < MOST_PAGES; page++) {
    const ids = hitsOf(await call(lateDocumentsCall(kind, now))).map(({ _id }) => _id);
    if (ids.length === 0) break;
    await call(deleteDocumentsCall(kind, ids));
    deleted += ids.length;
  }
  return deleted;
}

type Call = (call: SearchCall) => Promise<Record<string, unknown>>;

async function setPolicies(call: Call): Promise<void> {
  for (const kind of KINDS) await call(policyCall(kind, await standingPolicy(call, kind)));
}

async function standingPolicy(call: Call, kind: SearchIndex) {
  try {
    const answer = await call({ method: "GET", path: policyPath(kind) });
    return { seqNo: Number(answer["_seq_no"]), primaryTerm: Number(answer["_primary_term"]) };
  } catch (error) {
    if (error instanceof SearchFailure && error.status === 404) return undefined;
    throw error;
  }
}

/** A store without the service's plugins knows no such paths. */
async function ofPlugin(work: () => Promise<void>): Promise<"set" | "absent"> {
  try {
    await work();
    return "set";
  } catch (error) {
    if (error instanceof SearchFailure && error.code === NO_HANDLER) return "absent";
    throw error;
  }
}
