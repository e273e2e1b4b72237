import { fits, type Limits } from "../sinks/sink";
import { createFifo } from "./fifo";
import type { PendingRecord } from "./record";

/**
 * Records of one stream that wait. Of each order key at most one record is ready or under way: a request that fails in
 * part would otherwise store a later record of a key before an earlier one. The others hang behind it.
 */
export interface Queue {
  /** Takes a record in; it is ready unless an earlier one of its key is open. */
  add(record: PendingRecord): void;
  /** Takes the next request away: ready records, oldest first, those to retry before all others. */
  take(): PendingRecord[];
  /** Puts failed records to the front. */
  retry(records: readonly PendingRecord[]): void;
  /** Ends a record; the next one of its key becomes ready. Returns whether there is one. */
  done(record: PendingRecord, now: number): boolean;
  /** Records that can be sent. */
  ready(): number;
  /** Since when the oldest of them can be sent, milliseconds since the epoch. */
  oldest(): number;
  /** Whether they fill a request. */
  isFull(): boolean;
}

export function createQueue(limits: Limits): Queue {
  const retries = createFifo<PendingRecord>();
  const fresh = createFifo<PendingRecord>();
  /** Last open record of each order key. */
  const last = new Map<string, PendingRecord>();
  let bytes = 0;

  function makeReady(queue: typeof fresh, record: PendingRecord): void {
    queue.push(record);
    bytes += record.size;
  }

  return {
    add(record) {
      if (record.orderKey !== "") {
        const before = last.get(record.orderKey);
        last.set(record.orderKey, record);
        if (before) {
          before.next = record;
          return;
        }
      }
      makeReady(fresh, record);
    },
    take() {
      const request: PendingRecord[] = [];
      let taken = 0;
      for (;;) {
        const queue = retries.size() > 0 ? retries : fresh;
        const record = queue.peek();
        if (!record) break;
        // A record over the limit is refused by some streams, with its whole request: it goes alone.
        const alone = record.size > limits.recordBytes;
        if (request.length > 0 && (alone || !fits(limits, request.length, taken, record.size))) break;
        queue.shift();
        request.push(record);
        taken += record.size;
        if (alone) break;
      }
      bytes -= taken;
      return request;
    },
    retry(records) {
      for (const record of records) makeReady(retries, record);
    },
    done(record, now) {
      const { next } = record;
      record.next = undefined;
      if (next) {
        next.readyAt = now;
        makeReady(fresh, next);
      } else if (last.get(record.orderKey) === record) last.delete(record.orderKey);
      return next !== undefined;
    },
    oldest: () => (retries.peek() ?? fresh.peek())?.readyAt ?? Number.POSITIVE_INFINITY,
    ready: () => retries.size() + fresh.size(),
    isFull: () => retries.size() + fresh.size() >= limits.records || bytes >= limits.requestBytes,
  };
}
