import { SEARCH_K } from "../../../contracts/search";
import type { Vector } from "../../embedding/embedder";
import type { SearchCall } from "./client";

/** What a search for similar messages is narrowed to; bounds are included. */
export interface Filters {
  schoolId?: string;
  /** ISO 8601 in UTC. */
  from?: string;
  /** ISO 8601 in UTC. */
  to?: string;
  /** 0 to 1. */
  minRisk?: number;
  /** 0 to 1. */
  maxRisk?: number;
}

const INDEX = "message-vectors";

/**
 * Candidates each shard looks at. The Lucene engine searches its graph as wide as that: ten results out of 100
 * candidates find 0.95 of the true neighbours and more (docs/adr/0021), ten out of ten do not.
 */
export const CANDIDATES = 100;

/** Schools looked at for small groups: results name no more of them. */
const SCHOOLS = 100;

/**
 * Filter clauses. Every value stands in a place of its own as JSON; nothing is put into a query string or a script.
 * Vectors of another model are no neighbours, whatever their distance.
 */
export function filterClauses(filters: Filters, model: string): object[] {
  const { schoolId, from, to, minRisk, maxRisk } = filters;
  const range = (field: string, gte: unknown, lte: unknown) =>
    gte === undefined && lte === undefined ? [] : [{ range: { [field]: { gte, lte } } }];
  return [
    { term: { embedding_model: { value: model } } },
    ...(schoolId === undefined ? [] : [{ term: { school_id: { value: schoolId } } }]),
    ...range("timestamp", from, to),
    ...range("risk_score", minRisk, maxRisk),
  ];
}

/**
 * The nearest messages within the filters, without their embeddings.
 *
 * @param except event id of the message that is asked about
 */
export function nearestCall(
  vector: Vector,
  filters: Filters,
  model: string,
  size: number,
  except?: string,
): SearchCall {
  return search({
    size,
    query: {
      knn: {
        embedding: {
          vector,
          k: Math.max(CANDIDATES, size),
          filter: {
            bool: {
              filter: filterClauses(filters, model),
              ...(except !== undefined && { must_not: [{ term: { event_id: { value: except } } }] }),
            },
          },
        },
      },
    },
    _source: ["message_id", "school_id", "timestamp", "risk_score", "message_text"],
  });
}

/**
 * Whether the filtered set, and each school in it, has messages of `SEARCH_K` students. A list of the first few students
 * is exact where a count of all of them is an estimate.
 */
export function groupsCall(filters: Filters, model: string, schools: readonly string[]): SearchCall {
  const students = { terms: { field: "student_id_hash", size: SEARCH_K } };
  return search({
    size: 0,
    query: { bool: { filter: filterClauses(filters, model) } },
    aggs: {
      students,
      ...(schools.length > 0 && {
        schools: {
          terms: { field: "school_id", include: schools.slice(0, SCHOOLS), size: SCHOOLS },
          aggs: { students },
        },
      }),
    },
  });
}

/** The newest message of an id, with its embedding. */
export function messageCall(messageId: string, model: string): SearchCall {
  return search({
    size: 1,
    query: {
      bool: {
        filter: [
          { term: { message_id: { value: messageId } } },
          { term: { embedding_model: { value: model } } },
        ],
      },
    },
    sort: [{ timestamp: { order: "desc" } }, { event_id: { order: "asc" } }],
    _source: ["event_id", "embedding"],
  });
}

function search(body: Record<string, unknown>): SearchCall {
  // A store without an index yet has no messages: that is an answer, not a fault.
  return {
    method: "POST",
    path: `/${INDEX}/_search`,
    query: { ignore_unavailable: "true", allow_no_indices: "true" },
    body,
  };
}
