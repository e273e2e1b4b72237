import { keyCache } from "./cache";
import { keyIdOf } from "./compact";
import { type SealingKey, sealingKey } from "./jwe";
import { isDestroyed, KeyMissing, type StoredKey, SubjectErased, type WrappedKey } from "./stored";

/** Opens sealed content for a person or a command with the right to. */
export interface Opener {
  /**
   * The plaintext of a JWE.
   *
   * @throws SubjectErased, KeyMissing, NotSealed
   */
  open(jwe: string): Promise<Buffer>;
  /** Overwrites the keys it remembers. */
  end(): void;
}

/**
 * Remembers keys as a worker does, so that a destroyed one ends here too.
 *
 * @param read what stands for an id
 */
export function opener(
  read: (id: string) => Promise<StoredKey | undefined>,
  unwrap: (id: string, stored: WrappedKey) => Promise<Buffer>,
  now: () => number = Date.now,
): Opener {
  const cache = keyCache();
  const load = async (id: string): Promise<SealingKey> => {
    const stored = await read(id);
    if (!stored) throw new KeyMissing();
    if (isDestroyed(stored)) throw new SubjectErased();
    return sealingKey(id, await unwrap(id, stored));
  };
  return {
    async open(jwe) {
      const id = keyIdOf(jwe);
      cache.sweep(now());
      const hold = cache.hold(id, now()) ?? cache.keep(await load(id), now());
      try {
        return hold.key.open(jwe);
      } finally {
        hold.release();
      }
    },
    end: () => cache.sweep(Number.POSITIVE_INFINITY),
  };
}
