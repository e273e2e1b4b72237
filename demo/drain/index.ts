import { setTimeout as sleep } from "node:timers/promises";
import { type Denied, deniedInLogs } from "./denied";
import { type Gauges, isDrained, type Snapshot, takeSnapshot } from "./snapshot";

export type { Denied } from "./denied";
export { describeWait } from "./describe";
export { readStreamFailures, type Undelivered as UndeliveredBatch } from "./failures";
export type { Gauges, Snapshot } from "./snapshot";

export interface DrainResult {
  drained: boolean;
  last: Snapshot;
  denied: Denied[];
}

export interface DrainOptions {
  /** Begin of the run in milliseconds since the epoch: older log lines do not count. */
  since: number;
  onProgress?: (snapshot: Snapshot) => void;
  signal?: AbortSignal;
  /** Longest time without any step forward, in milliseconds. @default 45,000 */
  stallMs?: number;
  /** Pause between two readings, in milliseconds. @default 250 */
  pollMs?: number;
}

const POLL_MS = 250;
/** Drained means so many readings in a row with nothing under way and nothing changed. */
const STABLE_READINGS = 3;
const STALL_MS = 45_000;
/** A denied action does not heal by itself: when one was seen, waiting on is in vain. */
const DENIED_STALL_MS = 8_000;

/** Waits until nothing is under way. Gives up when nothing moves any more; the last snapshot says what is left. */
export async function drain(gauges: Gauges, options: DrainOptions): Promise<DrainResult> {
  const { logs } = gauges.clients;
  const logGroup = gauges.outputs.logGroups.application;
  let [moved, calm, seen] = [Date.now(), 0, ""];
  let denied: Denied[] = [];
  let last: Snapshot | undefined;
  for (;;) {
    options.signal?.throwIfAborted();
    const snapshot = await takeSnapshot(gauges).catch(rethrowAfter(moved + STALL_MS));
    if (snapshot) {
      last = snapshot;
      options.onProgress?.(snapshot);
      if (snapshot.progress !== seen) [moved, calm, seen] = [Date.now(), 0, snapshot.progress];
      else if (isDrained(snapshot)) calm += 1;
      if (calm >= STABLE_READINGS && isDrained(snapshot)) {
        return { drained: true, last: snapshot, denied: await deniedInLogs(logs, options.since, logGroup) };
      }
      const still = Date.now() - moved;
      if (still > DENIED_STALL_MS && denied.length === 0) {
        denied = [...snapshot.denied, ...(await deniedInLogs(logs, options.since, logGroup))];
      }
      const patience = patienceOf(snapshot, denied, options.stallMs ?? STALL_MS);
      if (still > patience) return { drained: false, last, denied };
    }
    await sleep(options.pollMs ?? POLL_MS);
  }
}

/**
 * A message whose consumer was killed comes back when its visibility time-out ends, not earlier. What a sound delivery
 * stream still buffers arrives whatever was denied elsewhere.
 */
function patienceOf(
  { heldForMs, buffered, faults }: Snapshot,
  denied: readonly Denied[],
  stallMs: number,
): number {
  const delivering = Object.keys(buffered).length > 0 && faults.length === 0;
  if (denied.length > 0) return delivering ? stallMs : DENIED_STALL_MS;
  return heldForMs > 0 ? heldForMs + stallMs : stallMs;
}

function rethrowAfter(deadline: number) {
  return (error: Error): undefined => {
    if (Date.now() > deadline)
      throw new Error(`the local stack does not answer: ${error.message}`, { cause: error });
  };
}
