import type { Sized } from "./batching";
import type { Position, Shard } from "./shards";

/** One stream record, ready to be put into an event. */
export interface StreamRecord extends Sized {
  readonly sequence: string;
  /** Records of one key stay in order when a shard is processed in parallel. */
  readonly orderKey: string;
  /** Milliseconds since the epoch. */
  readonly arrivalMs: number;
  /** The record as filter patterns see it; made only where a mapping filters. */
  readonly view: () => Record<string, unknown>;
}

export interface Page {
  readonly records: readonly StreamRecord[];
  /** Undefined when the shard is closed and read to its end. */
  readonly next?: string;
}

/** A stream as the poller reads it, under the function's own role. Errors of the service are thrown as they come. */
export interface StreamSource {
  listShards(): Promise<Shard[]>;
  /** The position after the last record that stands in the shard now, such that it means the same later. */
  tip(shard: string): Promise<Position>;
  /** An iterator at the position. */
  open(shard: string, position: Position): Promise<string>;
  /** Up to `limit` records from the iterator on. */
  read(shard: string, iterator: string, limit: number): Promise<Page>;
  /** Ends its connections, where it holds some. */
  close?(): Promise<void>;
}

/** The iterator is too old or its data was trimmed: reading begins anew at the last position. */
export function isExpired(error: unknown): boolean {
  return ["ExpiredIteratorException", "TrimmedDataAccessException"].includes((error as Error).name);
}

/** The shard or its stream is gone. */
export function isGone(error: unknown): boolean {
  return (error as Error).name === "ResourceNotFoundException";
}
