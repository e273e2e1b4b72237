/** What the store answered, as far as it is looked at. */
export interface Hit {
  _id: string;
  _score?: number;
  _source: Record<string, unknown>;
}

export function hitsOf(answer: Record<string, unknown>): Hit[] {
  const hits = (answer["hits"] as { hits?: unknown } | undefined)?.hits;
  return Array.isArray(hits) ? (hits as Hit[]) : [];
}

/** Distinct students, up to `SEARCH_K`, of the filtered set and of each school asked for. */
export function groupsOf(answer: Record<string, unknown>): { all: number; bySchool: Map<string, number> } {
  const aggregations = answer["aggregations"] as
    | { students?: Buckets; schools?: { buckets?: SchoolBucket[] } }
    | undefined;
  const schools = aggregations?.schools?.buckets ?? [];
  return {
    all: aggregations?.students?.buckets?.length ?? 0,
    bySchool: new Map(schools.map(({ key, students }) => [key, students?.buckets?.length ?? 0])),
  };
}

interface Buckets {
  buckets?: unknown[];
}
interface SchoolBucket {
  key: string;
  students?: Buckets;
}
