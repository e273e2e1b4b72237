import type { QuarantineEntry } from "../../../contracts/quarantine";
import type { Operation } from "../../operation";
import { batchesOf, eachOf } from "../batches";
import type { Fates } from "../fate";
import type { Transform } from "../transform";
import type { ReplayDeps } from "./deps";
import { prepare, type Ready } from "./prepare";
import type { ReplayReport } from "./report";
import { settle } from "./settle";

export interface ReplayOptions {
  /** Mends each original. @default published as it is */
  transform?: Transform;
  /** Only say what would happen. */
  dryRun?: boolean;
  /** How long to wait for what the event processor decides, milliseconds. */
  patienceMs: number;
  /** Entries published together. @default 500 */
  batchEntries?: number;
}

/** Batches whose events are published and not yet decided. */
const UNDER_WAY = 4;

/**
 * Replays entries in the order given and reports each. Publishing comes before closing: a run that ends in between
 * publishes again when it is gone on with, and the second copy of an event id changes nothing. When the operation is
 * stopped, what is published is still written down; the rest stays open.
 */
export async function* replay(
  entries: AsyncIterable<QuarantineEntry>,
  deps: ReplayDeps,
  operation: Operation,
  options: ReplayOptions,
): AsyncGenerator<ReplayReport> {
  const underWay: Promise<ReplayReport[]>[] = [];
  for await (const batch of batchesOf(entries, options.batchEntries)) {
    if (operation.signal.aborted) break;
    const prepared = await eachOf(batch, (entry) =>
      prepare(entry, deps.originals, options.transform, operation.now()),
    );
    const ready = prepared.filter((each): each is Ready => !("result" in each));
    yield* prepared.filter((each): each is ReplayReport => "result" in each);
    if (options.dryRun) yield* await foresee(ready, deps.fates);
    else if (ready.length > 0 && !operation.signal.aborted) {
      const published = await deps.publish(ready.map(({ bytes }) => bytes));
      const settled = settle(ready, published, deps, operation, options.patienceMs);
      // An error is thrown where it is awaited; until then it must not count as unhandled.
      settled.catch(() => undefined);
      underWay.push(settled);
    }
    if (underWay.length >= UNDER_WAY) yield* (await underWay.shift()) ?? [];
  }
  for (const settled of underWay) yield* await settled;
}

/** What publishing these events would lead to. */
async function foresee(ready: readonly Ready[], fates: Fates): Promise<ReplayReport[]> {
  const owners = await fates.owners(ready.map(({ event }) => event.event_id));
  return ready.map(({ entry, event }) => ({
    entry,
    result: owners.has(event.event_id) ? "repeated" : "replayed",
    eventId: event.event_id,
  }));
}
