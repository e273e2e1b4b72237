import type { SearchIndex } from "../../../contracts/search";
import type { SearchCall } from "./client";
import { indexDays, lateIndex } from "./indices";

/** Days the service's own policy waits beyond the retention: it only steps in where the daily clean-up did not. */
const GRACE_DAYS = 2;

const POLICIES = "/_plugins/_ism/policies";

/** The path of a kind's policy in Index State Management. */
export function policyPath(kind: SearchIndex): string {
  return `${POLICIES}/${kind}`;
}

/**
 * The index-state policy that deletes a kind's indices by themselves. It counts from when an index was made, which for
 * late events is later than their day; that is why it is the second means and the daily clean-up the first.
 *
 * @param standing sequence number and term of the policy that stands, which a change has to name
 */
export function policyCall(kind: SearchIndex, standing?: { seqNo: number; primaryTerm: number }): SearchCall {
  return {
    method: "PUT",
    path: policyPath(kind),
    ...(standing && {
      query: { if_seq_no: String(standing.seqNo), if_primary_term: String(standing.primaryTerm) },
    }),
    body: {
      policy: {
        description: `Deletes ${kind} after their retention.`,
        default_state: "kept",
        states: [
          {
            name: "kept",
            actions: [],
            transitions: [
              {
                state_name: "over",
                conditions: { min_index_age: `${indexDays(kind) + GRACE_DAYS}d` },
              },
            ],
          },
          { name: "over", actions: [{ delete: {} }], transitions: [] },
        ],
        ism_template: [{ index_patterns: [`${kind}-2*`], priority: 100 }],
      },
    },
  };
}

/** Documents removed by one call. */
const PAGE = 1_000;

/** Ids of documents of the late index that came longer ago than the retention, a page of them. */
export function lateDocumentsCall(kind: SearchIndex, now: number): SearchCall {
  const before = new Date(now - indexDays(kind) * 86_400_000).toISOString();
  return {
    method: "POST",
    path: `/${lateIndex(kind)}/_search`,
    query: { ignore_unavailable: "true" },
    body: { size: PAGE, _source: false, query: { range: { indexed_at: { lt: before } } } },
  };
}

/** Removes documents of the late index, and answers once they are out of searches too. */
export function deleteDocumentsCall(kind: SearchIndex, ids: readonly string[]): SearchCall {
  return {
    method: "POST",
    path: "/_bulk",
    query: { refresh: "true" },
    body: ids.map((_id) => JSON.stringify({ delete: { _index: lateIndex(kind), _id } })),
  };
}

/** Names of all indices of a kind. */
export function indicesCall(kind: SearchIndex): SearchCall {
  return { method: "GET", path: `/${kind}-*/_settings/index.uuid`, query: { ignore_unavailable: "true" } };
}

/** Deletes one index; it being gone already is fine. */
export function deleteIndexCall(name: string): SearchCall {
  return { method: "DELETE", path: `/${name}`, query: { ignore_unavailable: "true" } };
}
