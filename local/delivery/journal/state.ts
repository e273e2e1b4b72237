import type { Position } from "./accepted";

/** Records of one partition, or failed records of one kind, that wait to become an object. */
export interface Buffered {
  /** Number of the file that holds the object's body. */
  file: number;
  /** What the records have in common: equal partition keys, or one kind of failure. */
  partition: string;
  keys: Record<string, string>;
  /** Kind of failure, e.g. `processing-failed`; absent for data. */
  errorType?: string;
  records: number;
  bytes: number;
  /** Arrival of the oldest record, epoch milliseconds: dates the object. */
  oldest: number;
  /** When the first record came in, epoch milliseconds: the buffer interval runs from here. */
  openedAt: number;
}

/** An object whose key is fixed, so that a repeated put overwrites it instead of adding another. */
export interface Sealed {
  file: number;
  key: string;
  records: number;
  bytes: number;
  failed: boolean;
  gzip: boolean;
}

export interface Totals {
  delivered: number;
  failed: number;
  dropped: number;
  objects: number;
}

/** What the commit log says: everything that has to survive the end of the process, but for the records. */
export interface State {
  consumed: Position;
  nextFile: number;
  buffered: Record<string, Buffered>;
  sealed: Record<string, Sealed>;
  totals: Totals;
}

export type Entry =
  | { type: "snapshot"; state: State }
  /** Accepted records up to `consumed` now stand in the named buffers. */
  | { type: "batch"; consumed: Position; buffered: Buffered[]; dropped: number }
  | { type: "seal"; sealed: Sealed }
  | { type: "done"; file: number };

export const emptyState = (): State => ({
  consumed: { segment: 0, offset: 0 },
  nextFile: 0,
  buffered: {},
  sealed: {},
  totals: { delivered: 0, failed: 0, dropped: 0, objects: 0 },
});

/** The state after one more entry; live and at recovery the same. */
export function apply(state: State, entry: Entry): State {
  switch (entry.type) {
    case "snapshot":
      return entry.state;
    case "batch":
      for (const buffer of entry.buffered) {
        state.buffered[buffer.file] = buffer;
        state.nextFile = Math.max(state.nextFile, buffer.file + 1);
      }
      state.consumed = entry.consumed;
      state.totals.dropped += entry.dropped;
      return state;
    case "seal":
      delete state.buffered[entry.sealed.file];
      state.sealed[entry.sealed.file] = entry.sealed;
      return state;
    case "done": {
      const done = state.sealed[entry.file];
      if (!done) return state;
      delete state.sealed[entry.file];
      state.totals[done.failed ? "failed" : "delivered"] += done.records;
      state.totals.objects += 1;
      return state;
    }
  }
}
