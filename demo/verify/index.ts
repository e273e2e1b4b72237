import type { Collected, StoreName } from "../collect";
import { type Copy, countReasons, type Ledger } from "../expect";
import { verifyEvents } from "./events";
import type { Problem } from "./problem";
import { verifyQuarantine } from "./quarantine";
import { hasStore, STORES, storesNamed } from "./stores";

export { describeProblem, type Problem } from "./problem";
export { hasStore, STORES, storesOf } from "./stores";

/** What a run came to, by comparing the ledger with the stores. */
export interface Verdict {
  published: number;
  accepted: number;
  rejected: number;
  rejectedByReason: Record<string, number>;
  repeated: number;
  lost: number;
  duplicates: number;
  /** Records of this run's events per store that the stack has. */
  stored: Partial<Record<StoreName, number>>;
  /** Entries of this run in the quarantine. */
  quarantined: number;
  problems: Problem[];
}

/** Compares what must have happened with what did. `lost` is what neither accepted, rejected nor repeated explains. */
export function verify(ledger: Ledger, collected: Collected, seenBefore: ReadonlySet<string>): Verdict {
  const { events, bad } = settleBoundary(ledger, collected);
  const excused = excusedIn(collected);
  const seen = verifyEvents(events, collected.records, seenBefore, excused, collected.on);
  const rejections = collected.quarantine.filter(({ notInLake, refused }) => !notInLake && !refused);
  const quarantine = verifyQuarantine(bad, rejections, collected.orphans);
  const strays: Problem[] = collected.strays.map((place) => ({ kind: "stray", place }));
  const rejected = quarantine.rejected.length;
  return {
    published: ledger.published,
    accepted: seen.accepted,
    rejected,
    rejectedByReason: countReasons(quarantine.rejected),
    repeated: seen.repeated,
    lost: ledger.published - seen.accepted - rejected - seen.repeated,
    duplicates: seen.duplicates + quarantine.surplus,
    stored: Object.fromEntries(
      STORES.filter((store) => hasStore(store, collected.on)).map((store) => [
        store,
        collected.records[store].filter(({ eventId }) => events.has(eventId)).length,
      ]),
    ),
    quarantined: collected.quarantine.length,
    problems: [...seen.problems, ...quarantine.problems, ...strays],
  };
}

/** A line whose timestamp stopped being too far ahead during the run counts as what the stack made of it. */
function settleBoundary(ledger: Ledger, collected: Collected): Pick<Ledger, "events" | "bad"> {
  if (!ledger.bad.some(({ acceptable }) => acceptable)) return ledger;
  const delivered = new Set(collected.records.interaction.map(({ sha256 }) => sha256));
  const events = new Map<string, Copy[]>(ledger.events);
  const bad = ledger.bad.filter(({ index, sha256, acceptable }) => {
    if (!acceptable || !delivered.has(sha256)) return true;
    const copy = { index, sha256, topic: acceptable.topic };
    events.set(acceptable.eventId, [...(events.get(acceptable.eventId) ?? []), copy]);
    return false;
  });
  return { events, bad };
}

/** Which events need not stand in a store, by what the quarantine and the bounds of the contexts say. */
function excusedIn({ quarantine, beyondContext }: Collected): Map<StoreName, Set<string>> {
  const excused = new Map<StoreName, Set<string>>([["contexts", new Set(beyondContext)]]);
  for (const { notInLake, refused } of quarantine) {
    const { store, eventId } = refused ?? { store: "lake", eventId: notInLake };
    if (eventId === undefined) continue;
    for (const name of storesNamed(store)) excused.set(name, (excused.get(name) ?? new Set()).add(eventId));
  }
  return excused;
}
