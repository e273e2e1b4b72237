import { settleAll } from "../shared/batches";
import { CACHE, type CacheLimits, type Hold, keyCache } from "./cache";
import { lifeOf } from "./ids";
import { type SealingKey, sealingKey } from "./jwe";
import { isDestroyed, type StoredKey, type WrappedKey } from "./stored";
import { type KeyTable, READ_ITEMS } from "./table";
import type { Wrapping } from "./wrapping";

/** What can be done for a subject. */
export type KeyOutcome =
  | { key: Pick<SealingKey, "id" | "seal" | "line"> }
  /** Its key was destroyed. */
  | { erased: true }
  /** Its key could not be had this time. */
  | { error: unknown };

export interface SubjectKeys {
  /**
   * Makes the keys of the ids ready, at most one each, does the work with them, and lets go of them. Never rejects for a
   * key's sake: what fails for one id is its own outcome.
   */
  use<R>(ids: Iterable<string>, work: (outcomes: ReadonlyMap<string, KeyOutcome>) => Promise<R>): Promise<R>;
}

export interface SubjectKeyDeps {
  table: KeyTable;
  wrapping: Wrapping;
  /** Generation of the wrapping key. */
  generation: number;
  now(): number;
}

/** Calls to KMS and to the table at once. */
const WIDTH = 16;

const SECOND_MS = 1_000;

/** Keys of subjects for one worker, which remembers them for a while. */
export function subjectKeys(deps: SubjectKeyDeps, limits: CacheLimits = CACHE): SubjectKeys {
  const cache = keyCache(limits);
  const { table, wrapping, generation, now } = deps;

  const create = async (id: string): Promise<SealingKey | undefined> => {
    const { key, wrapped, wrappingKey } = await wrapping.generate(id);
    const own: WrappedKey = { wrapped, wrappingKey, expiresAt: seconds(lifeOf(id, now()).ends) };
    let standing: StoredKey | undefined;
    try {
      standing = await table.create(id, own, generation, now());
    } finally {
      if (standing !== own) key.fill(0);
    }
    return standing === own ? sealingKey(id, key) : unwrap(id, standing);
  };
  const unwrap = async (id: string, stored: StoredKey): Promise<SealingKey | undefined> => {
    if (isDestroyed(stored)) return undefined;
    const { due, ends } = lifeOf(id, now());
    if (stored.expiresAt < seconds(due) && !(await table.prolong(id, seconds(ends))))
      throw new Error("A key ended while it was taken into use.");
    return sealingKey(id, await wrapping.unwrap(id, stored));
  };
  const load = async (missing: readonly string[], holds: Hold[], outcomes: Map<string, KeyOutcome>) => {
    const reads = await settleAll(chunks(missing), WIDTH, (ids) => table.read(ids));
    const standing = chunks(missing).flatMap((ids, at) => ids.map((id) => ({ id, read: reads[at] })));
    const made = await settleAll(standing, WIDTH, async ({ id, read }) => {
      if (read?.status !== "fulfilled") throw read?.reason;
      const stored = read.value.get(id);
      return stored ? unwrap(id, stored) : create(id);
    });
    made.forEach((outcome, at) => {
      const id = standing[at]?.id ?? "";
      if (outcome.status === "rejected") outcomes.set(id, { error: outcome.reason });
      else if (!outcome.value) outcomes.set(id, { erased: true });
      else {
        const hold = cache.keep(outcome.value, now());
        holds.push(hold);
        outcomes.set(id, { key: hold.key });
      }
    });
  };

  return {
    async use(ids, work) {
      const [holds, outcomes, missing] = [[] as Hold[], new Map<string, KeyOutcome>(), [] as string[]];
      cache.sweep(now());
      try {
        for (const id of new Set(ids)) {
          const hold = cache.hold(id, now());
          if (hold) {
            holds.push(hold);
            outcomes.set(id, { key: hold.key });
          } else missing.push(id);
        }
        await load(missing, holds, outcomes);
        return await work(outcomes);
      } finally {
        for (const { release } of holds) release();
      }
    },
  };
}

function chunks(ids: readonly string[]): string[][] {
  const result: string[][] = [];
  for (let at = 0; at < ids.length; at += READ_ITEMS) result.push(ids.slice(at, at + READ_ITEMS));
  return result;
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / SECOND_MS);
}
