import { CACHE_PREFIXES } from "../../../contracts/cache-keys";
import { RETENTION } from "../../../contracts/retention";

/** Port of primary and readers; TLS only. */
export const PORT = 6379;

/** Node of an environment. Prices are list prices of us-east-1, dollars a month for the primary and two replicas, rounded. */
export const NODES = {
  // 37
  dev: "cache.t3.micro",
  // 450
  prod: "cache.r6g.large",
} as const;

/** The primary and two replicas. */
export const NODE_COUNT = 3;

/** Redis 7 brings subcommand and selector rules to access strings. */
export const ENGINE = { engine: "redis", engineVersion: "7.1" } as const;

/**
 * Whatever was used longest ago goes when memory is full, with a time to live or without: a context that is gone is
 * read from the conversation store again.
 */
export const PARAMETERS = [{ name: "maxmemory-policy", value: "allkeys-lru" }];

/** Logs of the engine; the slow log holds commands' first words and keys, which are hashes. */
export const LOGS = ["slow-log", "engine-log"] as const;

/** Users of the cache: who may do what to which keys. Their ids get the stack in front. */
export const USERS = {
  /** Adds messages to contexts. Scripts run with the user's own rights. */
  recorder: access(
    [CACHE_PREFIXES.context],
    ["eval", "evalsha", "hset", "hsetnx", "hgetall", "hdel", "expire"],
  ),
  /** The application: reads contexts and fills them, issues and revokes session tokens, keeps safety patterns. */
  app: access(
    [CACHE_PREFIXES.context, CACHE_PREFIXES.tokens, CACHE_PREFIXES.patterns],
    ["eval", "evalsha", "hset", "hsetnx", "hgetall", "hdel", "expire", "get", "set", "del"],
  ),
} as const;

export type CacheUser = keyof typeof USERS;

/** What the engine's own user `default` may do, whom every user group must have: nothing. */
export const NOTHING = "off ~keys -@all";

/** Days of daily snapshots: the longest of the classes in the cache. */
export function snapshotDays(): number {
  const classes = ["conversation-context", "session-tokens", "safety-patterns"] as const;
  return Math.max(...classes.map((dataClass) => RETENTION[dataClass].copies.snapshotDays));
}

function access(prefixes: readonly string[], commands: readonly string[]): string {
  const keys = prefixes.map((prefix) => `~${prefix}*`);
  const allowed = [...commands, "ping", "hello", "auth"].map((command) => `+${command}`);
  return ["on", ...keys, "-@all", ...allowed].join(" ");
}
