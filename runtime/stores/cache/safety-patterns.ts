import { RETENTION } from "../../../contracts/retention";
import type { Cache } from "./cache";
import { CacheFailure } from "./failure";
import { keyOf } from "./keys";

/** One pattern of the safety scan, as a regular expression's source. */
export interface SafetyPattern {
  id: string;
  source: string;
  /** @default "iu" */
  flags?: string;
}

export interface CompiledPattern {
  id: string;
  expression: RegExp;
}

const SECONDS = RETENTION["safety-patterns"].cacheSeconds;

const DEFAULT_FLAGS = "iu";

/** Keeps the patterns of a version, after they were found to compile. @throws SyntaxError | CacheFailure */
export async function storePatterns(
  cache: Cache,
  version: string,
  patterns: readonly SafetyPattern[],
): Promise<void> {
  compile(patterns);
  await cache.run("SET", keyOf("patterns", version), JSON.stringify(patterns), "EX", String(SECONDS));
}

/** The patterns of a version, compiled; undefined where there are none. @throws CacheFailure */
export async function readPatterns(cache: Cache, version: string): Promise<CompiledPattern[] | undefined> {
  const value = await cache.run<string | null>("GET", keyOf("patterns", version));
  if (value === null) return undefined;
  try {
    return compile(JSON.parse(value) as SafetyPattern[]);
  } catch {
    throw new CacheFailure("other", "unreadable");
  }
}

/** @throws SyntaxError where one is no regular expression */
export function compile(patterns: readonly SafetyPattern[]): CompiledPattern[] {
  return patterns.map(({ id, source, flags = DEFAULT_FLAGS }) => ({
    id,
    expression: new RegExp(source, flags),
  }));
}
