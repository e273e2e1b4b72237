import type { Log } from "../../shared/log";
import type { Cache } from "./cache";
import {
  CONTEXT_BOUNDS,
  type Context,
  type ContextMessage,
  type Conversation,
  fillContext,
  readContext,
} from "./context";
import { CacheFailure, isAway } from "./failure";
import {
  type CompiledPattern,
  compile,
  readPatterns,
  type SafetyPattern,
  storePatterns,
} from "./safety-patterns";

export interface ReadThroughDeps {
  cache: Cache;
  log: Pick<Log, "metrics" | "warn">;
  now(): number;
}

/** How a cached kind of thing is had. */
interface Way<T> {
  /** For the metric: `context`, `patterns`. */
  what: string;
  cached(): Promise<T | undefined>;
  /** The source of truth. */
  source(): Promise<T>;
  fill(value: T): Promise<void>;
}

/** After the cache was found away it is left alone for this long, milliseconds: nobody waits for it twice. */
const REST_MS = 2_000;

/**
 * Reads that never depend on the cache: what it does not have, or cannot say now, comes from the source of truth.
 * Counts `cacheHits`, `cacheMisses` and `cacheFallbacks` (asked of the source because the cache failed) by what was read.
 */
export function createReadThrough({ cache, log, now }: ReadThroughDeps) {
  let restUntil = Number.NEGATIVE_INFINITY;

  const attempt = async <T>(work: () => Promise<T>): Promise<{ value: T } | undefined> => {
    if (now() < restUntil) return undefined;
    try {
      return { value: await work() };
    } catch (error) {
      if (!(error instanceof CacheFailure)) throw error;
      if (isAway(error)) restUntil = now() + REST_MS;
      log.warn("cache_failed", { kind: error.kind, code: error.code });
      return undefined;
    }
  };
  const read = async <T>({ what, cached, source, fill }: Way<T>): Promise<T> => {
    const found = await attempt(cached);
    const count = (counts: Record<string, number>) => log.metrics({ store: "cache", what }, counts);
    if (found?.value !== undefined) {
      count({ cacheHits: 1 });
      return found.value;
    }
    count(found ? { cacheMisses: 1 } : { cacheFallbacks: 1 });
    const value = await source();
    if (found) await attempt(() => fill(value));
    return value;
  };
  const patternsByVersion = new Map<string, CompiledPattern[]>();

  return {
    /**
     * The last messages of a conversation, oldest first.
     *
     * @param source the newest messages as the conversation store has them, redacted, within `CONTEXT_BOUNDS`
     */
    context: async (of: Conversation, source: () => Promise<ContextMessage[]>): Promise<ContextMessage[]> =>
      read({
        what: "context",
        cached: async () => messagesOf(await readContext(cache, of)),
        source,
        fill: (messages) => fillContext(cache, of, messages),
      }),
    /** The patterns of a version, compiled; kept by the worker once it has them. */
    async patterns(version: string, source: () => Promise<SafetyPattern[]>): Promise<CompiledPattern[]> {
      const known = patternsByVersion.get(version);
      if (known) return known;
      let fresh: SafetyPattern[] = [];
      const patterns = await read({
        what: "patterns",
        cached: () => readPatterns(cache, version),
        source: async () => {
          fresh = await source();
          return compile(fresh);
        },
        fill: () => storePatterns(cache, version, fresh),
      });
      // One version is in use at a time, two while it changes.
      if (patternsByVersion.size > 1) patternsByVersion.clear();
      patternsByVersion.set(version, patterns);
      return patterns;
    },
  };
}

/** A context that may lack earlier messages is as good as none. */
function messagesOf(context: Context | undefined): ContextMessage[] | undefined {
  if (!context) return undefined;
  return context.whole || context.messages.length >= CONTEXT_BOUNDS.messages ? context.messages : undefined;
}
