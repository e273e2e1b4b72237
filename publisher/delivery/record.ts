import type { Topic } from "../../contracts/topics";
import type { PublishResult } from "../result";

/** Takes the one result of an event; `index` is the event's position in its `publishAll`. */
export type Settle = (result: PublishResult, index: number) => void;

/** Counts the events that are still open, so that a flush knows when those before it are done. */
export interface Epoch {
  open: number;
  onEmpty?: () => void;
}

/** A valid event on its way. */
export interface PendingRecord {
  readonly topic: Topic;
  /** The event as UTF-8. */
  readonly bytes: Uint8Array;
  /** What its order depends on; empty where the sink keeps none. */
  readonly orderKey: string;
  /** `orderKey`, or the beginning of it where the whole leaves no room for the event. */
  readonly partitionKey: string;
  readonly explicitHashKey: string | undefined;
  /** Bytes of the record, the partition key included. */
  readonly size: number;
  /** When it was prepared, milliseconds since the epoch. */
  readonly at: number;
  /** When it could first be sent: earlier records of its key were done. Milliseconds since the epoch. */
  readyAt: number;
  readonly origin: Origin;
  /** Requests it was part of. */
  attempts: number;
  /** The next record of its order key, which waits for this one. */
  next: PendingRecord | undefined;
}

/** Where the result of an event goes. */
export interface Origin {
  readonly settle: Settle;
  readonly index: number;
  readonly epoch: Epoch;
}
