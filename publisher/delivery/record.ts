import type { Prepared } from "../events/prepare";
import type { PublishResult } from "../result";

/** Takes the one result of an event; `index` is the event's position in its `publishAll`. */
export type Settle = (result: PublishResult, index: number) => void;

/** Counts the events that are still open, so that a flush knows when those before it are done. */
export interface Epoch {
  open: number;
  onEmpty?: () => void;
}

/** A valid event on its way. */
export interface PendingRecord extends Prepared {
  /** When it was prepared, milliseconds since the epoch. */
  at: number;
  /** Requests it was part of. */
  attempts: number;
  settle: Settle;
  index: number;
  epoch: Epoch;
  /** The next record of its partition key, which waits for this one. */
  next: PendingRecord | undefined;
}
