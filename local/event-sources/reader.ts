import { backoffMs } from "./outcome";
import type { Position } from "./shards";
import type { Signal } from "./signal";
import { isExpired, isGone, type Page, type StreamSource } from "./source";

/** Records of one read. */
export const PAGE_RECORDS = 1000;
/** An idle shard is read again after 100 ms, and slower by and by; at least once a second, as by Lambda. */
const IDLE_MS = { first: 100, most: 1000 };

export interface ReaderDeps {
  readonly source: StreamSource;
  /** Ends waits early: room came, the mapping changed, or the shard stops. */
  readonly signal: Signal;
  stopping(): boolean;
  /** Resolves once more records can be taken; may wait. False: look again. */
  ready(): Promise<boolean>;
  /** Takes what was read, with the time at which it was asked for. */
  take(page: Page, askedAt: Date): void;
  /** Called with what keeps the shard from being read, and with undefined when it can be read again. */
  onRead(error?: Error): void;
}

/** Reads a shard from the position on until it is closed, gone from its stream, or to stop. */
export async function readShard(
  shard: string,
  start: Position,
  deps: ReaderDeps,
): Promise<"closed" | "gone" | "stopped"> {
  let position = start;
  let iterator: string | undefined;
  let failures = 0;
  let idle = IDLE_MS.first;
  while (!deps.stopping()) {
    if (!(await deps.ready())) continue;
    try {
      iterator ??= await deps.source.open(shard, position);
      const askedAt = new Date();
      const page = await deps.source.read(shard, iterator, PAGE_RECORDS);
      deps.onRead();
      failures = 0;
      const last = page.records.at(-1);
      if (last) position = { at: "AFTER", sequence: last.sequence };
      deps.take(page, askedAt);
      if (!page.next) return "closed";
      iterator = page.next;
      idle = last ? IDLE_MS.first : Math.min(idle * 1.5, IDLE_MS.most);
      if (!last) await deps.signal.wait(idle);
    } catch (error) {
      iterator = undefined;
      if (isGone(error)) return "gone";
      if (!isExpired(error)) deps.onRead(error as Error);
      await deps.signal.wait(backoffMs(++failures));
    }
  }
  return "stopped";
}
