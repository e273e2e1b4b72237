import { batchLength } from "./batching";
import type { Mapping } from "./mapping";
import { createSignal } from "./signal";
import type { StreamRecord } from "./source";

/** A record on its way: its ticket in the shard's progress and when it was read, in milliseconds. */
export interface QueuedRecord extends StreamRecord {
  readonly ticket: number;
  readonly readAt: number;
}

/** Sub-shards that run side by side; all records of one key go through one lane, one batch after the other. */
export interface Lanes {
  readonly count: number;
  /** Records and bytes not finished yet. */
  buffered(): { records: number; bytes: number };
  push(records: readonly QueuedRecord[]): void;
  /** Looks again at the mapping, which may have changed. */
  wake(): void;
  /** Delivers what is left without waiting for windows, then resolves. */
  drain(): Promise<void>;
  /** Lets each lane finish its running invocation, then resolves. */
  stop(): Promise<void>;
}

export interface LaneDeps {
  mapping(): Mapping;
  /** Brings a batch to its end. */
  deliver(batch: readonly QueuedRecord[]): Promise<void>;
  /** A batch ended: there is room for more. */
  onRoom(): void;
}

/** The lane of a key: 32-bit FNV-1a over its UTF-16 units. */
export function laneOf(key: string, count: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % count;
}

export function createLanes(count: number, deps: LaneDeps): Lanes {
  const buffered = { records: 0, bytes: 0 };
  let stopping = false;
  let draining = false;
  const lanes = Array.from({ length: count }, () => createLane());

  function createLane() {
    let queue: QueuedRecord[] = [];
    const signal = createSignal();
    const run = async () => {
      while (!stopping) {
        const first = queue[0];
        if (!first) {
          if (draining) return;
          await signal.wait();
          continue;
        }
        const { batchSize, windowMs, frame } = deps.mapping();
        const { length, full } = batchLength(queue, batchSize, frame);
        const windowLeft = first.readAt + windowMs - Date.now();
        if (!full && !draining && windowLeft > 0) {
          await signal.wait(windowLeft);
          continue;
        }
        const batch = queue.slice(0, length);
        queue = queue.slice(length);
        await deps.deliver(batch);
        buffered.records -= batch.length;
        for (const { bytes } of batch) buffered.bytes -= bytes;
        deps.onRoom();
      }
    };
    return { push: (record: QueuedRecord) => queue.push(record), notify: signal.notify, done: run() };
  }

  const wake = () => {
    for (const lane of lanes) lane.notify();
  };
  const end = async () => {
    wake();
    await Promise.all(lanes.map(({ done }) => done));
  };
  return {
    count,
    buffered: () => buffered,
    push: (records) => {
      for (const record of records) {
        lanes[laneOf(record.orderKey, count)]?.push(record);
        buffered.records++;
        buffered.bytes += record.bytes;
      }
      wake();
    },
    wake,
    drain: () => {
      draining = true;
      return end();
    },
    stop: () => {
      stopping = true;
      return end();
    },
  };
}
