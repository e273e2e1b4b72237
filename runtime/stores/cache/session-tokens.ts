import { randomBytes } from "node:crypto";
import { RETENTION } from "../../../contracts/retention";
import type { Cache } from "./cache";
import { CacheFailure } from "./failure";
import { keyOf } from "./keys";

/** Whom a token stands for; pseudonymous. */
export interface Session {
  session_id: string;
  school_id: string;
  student_id_hash: string;
}

/** Seconds a token holds. */
const SECONDS = RETENTION["session-tokens"].cacheSeconds;

/** 256 random bits: what cannot be guessed needs no salt where its hash is kept. */
const TOKEN_BYTES = 32;

/**
 * Makes a token for a session. Only its hash is kept, so that nobody who reads the cache or a snapshot can use one.
 *
 * @throws CacheFailure
 */
export async function issueToken(cache: Cache, session: Session): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const { session_id, school_id, student_id_hash } = session;
  const value = JSON.stringify({ session_id, school_id, student_id_hash });
  await cache.run("SET", keyOf("tokens", token), value, "EX", String(SECONDS), "NX");
  return token;
}

/** The session of a token; undefined where it holds no longer, was revoked or never was. @throws CacheFailure */
export async function sessionOf(cache: Cache, token: string): Promise<Session | undefined> {
  const value = await cache.run<string | null>("GET", keyOf("tokens", token));
  if (value === null) return undefined;
  try {
    return JSON.parse(value) as Session;
  } catch {
    throw new CacheFailure("other", "unreadable");
  }
}

/** Ends a token now. @throws CacheFailure */
export async function revokeToken(cache: Cache, token: string): Promise<void> {
  await cache.run("DEL", keyOf("tokens", token));
}
