import { PAYLOAD_LIMIT_BYTES } from "./batching";
import type { CheckpointStore } from "./checkpoint";
import { type DeliveryDeps, deliver } from "./deliver";
import { createLanes, type Lanes, type QueuedRecord } from "./lanes";
import type { Mapping } from "./mapping";
import { createProgress } from "./progress";
import { PAGE_RECORDS, readShard } from "./reader";
import { resumeAt, type Shard, type ShardState } from "./shards";
import { createSignal } from "./signal";
import type { Page, StreamRecord, StreamSource } from "./source";
import type { ShardBacklog } from "./status";

export interface ShardDeps {
  readonly source: StreamSource;
  readonly checkpoints: CheckpointStore;
  mapping(): Mapping;
  readonly invoke: DeliveryDeps<StreamRecord>["invoke"];
  readonly discard: DeliveryDeps<StreamRecord>["discard"];
  readonly counters: DeliveryDeps<StreamRecord>["counters"];
  /** Called with what keeps the shard from being read, and with undefined when it can be read again. */
  onRead(error?: Error): void;
  /** Called when the checkpoint cannot be written. */
  onCheckpointError(error: Error): void;
}

export interface ShardConsumer {
  readonly shard: Shard;
  /** Resolves when the shard was read to its end and all of it is finished, or when it was stopped. */
  readonly done: Promise<void>;
  backlog(): ShardBacklog;
  /** Takes a changed mapping into account at once. */
  wake(): void;
  /** Ends after the running invocations; what they finished is on disk when the promise resolves. */
  stop(): Promise<void>;
}

/** Reads one shard from its checkpoint on and delivers its records until it ends or is stopped. */
export function consumeShard(shard: Shard, initial: ShardState, deps: ShardDeps): ShardConsumer {
  const progress = createProgress();
  const signal = createSignal();
  const stopSignal = createSignal();
  let state = initial;
  let durable = initial.checkpoint;
  let stopping = false;
  let atTip = false;
  let readAt: string | null = null;
  let lanes = startLanes();

  const save = (change: Partial<ShardState>) => {
    state = { ...state, ...change };
    const { checkpoint } = state;
    deps.checkpoints.update({ [shard.id]: state }).then(() => {
      durable = checkpoint;
    }, deps.onCheckpointError);
  };
  const saveProgress = () => {
    const checkpoint = progress.checkpoint();
    if (checkpoint && checkpoint !== state.checkpoint) save({ checkpoint });
  };
  function startLanes(): Lanes {
    const delivery: DeliveryDeps<QueuedRecord> = {
      ...deps,
      finish: (records) => {
        for (const { ticket } of records) progress.finish(ticket);
        saveProgress();
      },
      stopping: () => stopping,
      pause: async (milliseconds) => {
        if (!stopping) await stopSignal.wait(milliseconds);
      },
    };
    return createLanes(deps.mapping().parallelization, {
      mapping: deps.mapping,
      deliver: (batch) => deliver(batch, delivery),
      onRoom: signal.notify,
    });
  }

  const take = ({ records }: Page, askedAt: Date) => {
    const { filter } = deps.mapping();
    const now = Date.now();
    const kept: QueuedRecord[] = [];
    for (const record of records) {
      const ticket = progress.add(record.sequence);
      if (!filter || filter(record.view())) kept.push({ ...record, ticket, readAt: now });
      else progress.finish(ticket);
    }
    deps.counters.filtered += records.length - kept.length;
    readAt = askedAt.toISOString();
    atTip = records.length === 0;
    lanes.push(kept);
    saveProgress();
  };

  const ready = async () => {
    const { batchSize, parallelization } = deps.mapping();
    if (lanes.count !== parallelization) {
      // Keys change lanes: what is under way has to end first, or records of a key could overtake each other.
      await lanes.drain();
      if (!stopping) lanes = startLanes();
      return false;
    }
    const { records, bytes } = lanes.buffered();
    const full =
      records >= Math.max(batchSize * parallelization, PAGE_RECORDS) ||
      bytes >= 2 * PAYLOAD_LIMIT_BYTES * parallelization;
    if (full) await signal.wait(1000);
    return !full;
  };

  const run = async () => {
    const { source, onRead } = deps;
    const reader = { source, signal, stopping: () => stopping, ready, take, onRead };
    const end = await readShard(shard.id, resumeAt(state), reader);
    if (end !== "stopped") await lanes.drain();
    await lanes.stop();
    if (end === "closed" && progress.pending() === 0) save({ finished: true });
    await deps.checkpoints.flush();
  };
  const done = run();
  const wake = () => {
    signal.notify();
    lanes.wake();
  };
  return {
    shard,
    done,
    backlog: () => ({
      lastSequence: durable ?? null,
      atTip: atTip && progress.pending() === 0 && durable === state.checkpoint,
      readAt,
    }),
    wake,
    stop: () => {
      stopping = true;
      stopSignal.notify();
      wake();
      return done;
    },
  };
}
