import type { Place } from "../result";

/** What a service takes in one request. */
export interface Limits {
  /** Records of a request. */
  readonly records: number;
  /** Bytes of a request, partition keys included. */
  readonly requestBytes: number;
  /** Bytes of a record, its partition key included. */
  readonly recordBytes: number;
}

/** A record as it is sent. */
export interface OutgoingRecord {
  /** The event as UTF-8. */
  readonly bytes: Uint8Array;
  /** At most 32 characters of ASCII; empty where the sink keeps no order. */
  readonly partitionKey: string;
  /** Chooses the shard where the partition key had to be shortened: a decimal number of 128 bits. */
  readonly explicitHashKey?: string;
}

/** The service's answer for one record: its place, or the name of the error. */
export type PutOutcome = Place | { error: string };

/** Where events go. `kinesisSink` and `firehoseSink` make the usual ones. */
export interface Sink {
  readonly limits: Limits;
  /** Whether records of one partition key have to arrive in order. */
  readonly ordered: boolean;
  /**
   * Sends one request.
   *
   * @returns one outcome a record, in their order
   * @throws when the request as a whole failed; the error's name is all that is kept of it
   */
  put(stream: string, records: readonly OutgoingRecord[]): Promise<readonly PutOutcome[]>;
  /** Frees what the sink has opened itself. */
  close?(): void;
}

/** Whether a record of `size` bytes still fits into a request of `records` records and `bytes` bytes. */
export function fits(limits: Limits, records: number, bytes: number, size: number): boolean {
  return records < limits.records && bytes + size <= limits.requestBytes;
}
