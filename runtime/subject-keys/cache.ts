import type { SealingKey } from "./jwe";

/** How many keys a worker remembers, and how long. */
export interface CacheLimits {
  most: number;
  /** Milliseconds from when the key was read: what destroys a key is noticed after so long at the latest. */
  lifeMs: number;
}

export const CACHE: CacheLimits = { most: 10_000, lifeMs: 300_000 };

interface Entry {
  key: SealingKey;
  until: number;
  /** Batches that work with it: it is wiped after the last of them. */
  holders: number;
  ended: boolean;
}

/** A key in use. */
export interface Hold {
  key: SealingKey;
  release(): void;
}

/**
 * Remembers unwrapped keys for a bounded time and in bounded number, the least recently used going first. What goes is
 * overwritten in memory as soon as no batch works with it.
 */
export interface KeyCache {
  hold(id: string, now: number): Hold | undefined;
  /** Remembers a key and holds it. */
  keep(key: SealingKey, now: number): Hold;
  /** Ends what is too old, asked for or not. */
  sweep(now: number): void;
  size(): number;
}

export function keyCache({ most, lifeMs }: CacheLimits = CACHE): KeyCache {
  // A Map keeps the order of insertion: the first one is the least recently used.
  const entries = new Map<string, Entry>();
  // In the order in which they were read, which is that in which they end.
  const ages = new Set<Entry>();
  const wipeUnheld = (entry: Entry) => {
    if (entry.ended && entry.holders === 0) entry.key.wipe();
  };
  const end = (id: string, entry: Entry) => {
    entries.delete(id);
    ages.delete(entry);
    entry.ended = true;
    wipeUnheld(entry);
  };
  const held = (entry: Entry): Hold => {
    let released = false;
    entry.holders += 1;
    const release = () => {
      if (released) return;
      released = true;
      entry.holders -= 1;
      wipeUnheld(entry);
    };
    return { key: entry.key, release };
  };
  return {
    hold(id, now) {
      const entry = entries.get(id);
      if (!entry) return undefined;
      if (entry.until <= now) {
        end(id, entry);
        return undefined;
      }
      entries.delete(id);
      entries.set(id, entry);
      return held(entry);
    },
    keep(key, now) {
      const former = entries.get(key.id);
      if (former) end(key.id, former);
      const entry: Entry = { key, until: now + lifeMs, holders: 0, ended: false };
      const hold = held(entry);
      entries.set(key.id, entry);
      ages.add(entry);
      for (const [id, oldest] of entries) {
        if (entries.size <= most) break;
        end(id, oldest);
      }
      return hold;
    },
    sweep(now) {
      for (const entry of ages) {
        if (entry.until > now) break;
        end(entry.key.id, entry);
      }
    },
    size: () => entries.size,
  };
}
