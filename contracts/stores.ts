/** The stores a stack may have beside its buckets and tables: each lives in the private network and is switched on by `strata:stores`. */
export const STORES = ["cache", "relational", "search", "documents"] as const;

/** `cache`: Redis. `relational`: PostgreSQL. `search`: OpenSearch. `documents`: DocumentDB. */
export type StoreKind = (typeof STORES)[number];
