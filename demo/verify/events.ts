import type { StoreKind } from "../../contracts/stores";
import type { Collected, EventRecord, StoreName } from "../collect";
import type { Copy, Ledger } from "../expect";
import type { Problem } from "./problem";
import { STORES, storesOf } from "./stores";

export interface EventsVerdict {
  accepted: number;
  repeated: number;
  /** Valid lines whose event does not stand in every store it belongs in. */
  lost: number;
  /** Records beyond the first of an event in one store. */
  duplicates: number;
  problems: Problem[];
}

/**
 * Checks every event of the ledger in every store it belongs in, and in those it does not.
 *
 * @param seenBefore ids that earlier runs on the same stack had accepted: all their copies count as repeated
 * @param excused ids of events by the stores that need not hold them: they refused them for good, or let them go
 */
export function verifyEvents(
  events: Ledger["events"],
  records: Collected["records"],
  seenBefore: ReadonlySet<string>,
  excused: ReadonlyMap<StoreName, ReadonlySet<string>> = new Map(),
  on: readonly StoreKind[] = [],
): EventsVerdict {
  const byId = Object.fromEntries(STORES.map((store) => [store, groupById(records[store])])) as Record<
    StoreName,
    Map<string, EventRecord[]>
  >;
  const verdict: EventsVerdict = { accepted: 0, repeated: 0, lost: 0, duplicates: 0, problems: [] };
  for (const [eventId, copies] of events) {
    const found = (store: StoreName) => byId[store].get(eventId) ?? [];
    const known = seenBefore.has(eventId);
    const lines = copies.map(({ index }) => index);
    const copy = acceptedCopy(found("interaction"), found("application"), copies);
    const belongs = storesOf(copy, on).filter((store) => !excused.get(store)?.has(eventId));
    const missingIn = belongs.filter((store) => found(store).length === 0);
    const originals = [...found("interaction"), ...found("documents")];
    const altered = known ? undefined : alteredRecord(originals, copies);
    if (missingIn.length > 0) verdict.problems.push({ kind: "lost", eventId, lines, missingIn });
    if (altered) verdict.problems.push({ kind: "altered", eventId, lines, place: altered.place });
    if (missingIn.length > 0 || altered) verdict.lost += copies.length;
    else {
      verdict.accepted += known ? 0 : 1;
      verdict.repeated += known ? copies.length : copies.length - 1;
    }
    for (const store of STORES) {
      const count = found(store).length;
      if (count > 0 && !belongs.includes(store)) verdict.problems.push({ kind: "misplaced", eventId, store });
      if (count < 2) continue;
      verdict.duplicates += count - 1;
      verdict.problems.push({ kind: "duplicate", eventId, store, copies: count });
    }
  }
  return verdict;
}

function groupById(records: readonly EventRecord[]): Map<string, EventRecord[]> {
  const groups = new Map<string, EventRecord[]>();
  for (const record of records) {
    const group = groups.get(record.eventId);
    if (group) group.push(record);
    else groups.set(record.eventId, [record]);
  }
  return groups;
}

/** Copies with one id may differ in type: the one that was accepted decides where the event belongs. */
function acceptedCopy(interaction: EventRecord[], application: EventRecord[], copies: Copy[]): Copy {
  const byBytes = copies.find(({ sha256 }) => interaction.some((record) => record.sha256 === sha256));
  if (byBytes) return byBytes;
  const type = application[0]?.value?.["event_type"];
  const chosen = copies.find(({ topic }) => topic === type) ?? copies[0];
  if (!chosen) throw new Error("an event in the ledger has no line");
  return chosen;
}

function alteredRecord(originals: EventRecord[], copies: Copy[]): EventRecord | undefined {
  return originals.find(({ sha256 }) => !copies.some((copy) => copy.sha256 === sha256));
}
