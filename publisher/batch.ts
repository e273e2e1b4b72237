import type { RoutedLine } from "./lines";

/** Limits of Kinesis: records of a request, bytes of a request, bytes of a record; bytes count the partition key. */
export const LIMITS = { records: 500, requestBytes: 5 * 1_048_576, recordBytes: 1_048_576 } as const;

/** Bytes a line takes on the stream. */
export function sizeOf({ bytes, partitionKey }: RoutedLine): number {
  return bytes.byteLength + Buffer.byteLength(partitionKey);
}

/** Whether the stream takes the line at all. */
export function isTooLarge(line: RoutedLine): boolean {
  return sizeOf(line) > LIMITS.recordBytes;
}

/**
 * Takes the next request from the front of a stream's queue: lines in order, at most one of a partition key, because a
 * request that fails in part would otherwise store a later line of a key before an earlier one.
 *
 * @returns what to send and what stays queued, both in order
 */
export function nextRequest<T extends RoutedLine>(queue: readonly T[]): { request: T[]; rest: T[] } {
  const request: T[] = [];
  const rest: T[] = [];
  const keys = new Set<string>();
  let bytes = 0;
  let full = false;
  for (const line of queue) {
    const size = sizeOf(line);
    full ||= request.length >= LIMITS.records || bytes + size > LIMITS.requestBytes;
    if (full || keys.has(line.partitionKey)) {
      rest.push(line);
    } else {
      request.push(line);
      bytes += size;
    }
    keys.add(line.partitionKey);
  }
  return { request, rest };
}
