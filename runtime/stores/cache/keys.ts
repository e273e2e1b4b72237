import { createHash } from "node:crypto";

/** What is kept, and the first part of its keys: access strings of users name it (`~context:*`). */
export const PREFIXES = { context: "context:", tokens: "token:", patterns: "patterns:" } as const;

/**
 * A key for whatever names a thing: always as long, and free of anything with a meaning to Redis (`{`, blanks, control
 * characters). JSON keeps the parts apart, and half a surrogate pair, which UTF-8 lacks.
 */
export function keyOf(kind: keyof typeof PREFIXES, ...parts: string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
  return `${PREFIXES[kind]}${hash}`;
}
