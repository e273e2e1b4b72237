/** What is kept in the cache, and the first part of its keys: access strings of users name it (`~context:*`). */
export const CACHE_PREFIXES = { context: "context:", tokens: "token:", patterns: "patterns:" } as const;
