import { createHash } from "node:crypto";
import { CACHE_PREFIXES } from "../../../contracts/cache-keys";

/**
 * A key for whatever names a thing: always as long, and free of anything with a meaning to Redis (`{`, blanks, control
 * characters). JSON keeps the parts apart, and half a surrogate pair, which UTF-8 lacks.
 */
export function keyOf(kind: keyof typeof CACHE_PREFIXES, ...parts: string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
  return `${CACHE_PREFIXES[kind]}${hash}`;
}
