import { SEARCH_K } from "../../contracts/search";
import type { Hit } from "../stores/search/hits";
import type { Filters } from "../stores/search/similar";

/** A similar message. It does not say whose: whoever may know looks the message up under rights of their own. */
export interface Similar {
  message_id: string;
  school_id: string;
  timestamp: string;
  /** 0 to 1; absent where the message was not scanned. */
  risk_score?: number;
  /** Redacted. */
  message_text: string;
  /** Cosine, −1 to 1. */
  similarity: number;
}

/** Results that are held back, and why: the filters, or one school within them, leave fewer than `k` students. */
export interface Withheld {
  reason: "fewer_than_k_students";
  k: number;
  scope: "filters" | "school";
  school_id?: string;
  /** Results held back; of a whole filtered set it is not said. */
  results?: number;
}

export interface SimilarAnswer {
  results: Similar[];
  withheld: Withheld[];
  /** The filters as they were applied. */
  filters: Record<string, string | number>;
}

/**
 * What may be told of the hits. Where the filters leave fewer than `SEARCH_K` distinct students, nothing: the filters
 * themselves would say who wrote. A hit names its school, so the same holds for each school.
 *
 * @param groups distinct students of the filtered set and of each school among the hits, counted up to `SEARCH_K`
 */
export function guard(
  hits: readonly Hit[],
  groups: { all: number; bySchool: ReadonlyMap<string, number> },
): Pick<SimilarAnswer, "results" | "withheld"> {
  const why = { reason: "fewer_than_k_students", k: SEARCH_K } as const;
  if (groups.all < SEARCH_K)
    return { results: [], withheld: groups.all === 0 ? [] : [{ ...why, scope: "filters" }] };
  const results: Similar[] = [];
  const small = new Map<string, number>();
  for (const hit of hits) {
    const school = String(hit._source["school_id"]);
    if ((groups.bySchool.get(school) ?? 0) >= SEARCH_K) results.push(similar(hit, school));
    else small.set(school, (small.get(school) ?? 0) + 1);
  }
  const withheld = [...small].map(
    ([school_id, count]): Withheld => ({ ...why, scope: "school", school_id, results: count }),
  );
  return { results, withheld };
}

function similar({ _score = 0, _source: source }: Hit, school_id: string): Similar {
  const risk = source["risk_score"];
  return {
    message_id: String(source["message_id"]),
    school_id,
    timestamp: String(source["timestamp"]),
    ...(typeof risk === "number" && { risk_score: risk }),
    message_text: String(source["message_text"]),
    // The store scores a cosine of c as (1 + c) / 2.
    similarity: Math.round((2 * _score - 1) * 1e6) / 1e6,
  };
}

/** Filters under the names they are asked by. */
export function namedFilters({ schoolId, from, to, minRisk, maxRisk }: Filters): SimilarAnswer["filters"] {
  return {
    ...(schoolId !== undefined && { school_id: schoolId }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(minRisk !== undefined && { min_risk: minRisk }),
    ...(maxRisk !== undefined && { max_risk: maxRisk }),
  };
}
