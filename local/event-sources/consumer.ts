import { openCheckpoints } from "./checkpoint";
import type { RoleClients, ServiceClients } from "./clients";
import { createDiscarder } from "./discarding";
import { invoke } from "./invoke";
import { register } from "./listing";
import { log } from "./log";
import type { Mapping } from "./mapping";
import { openSource } from "./open-source";
import type { Invocation } from "./outcome";
import { consumeShard, type ShardConsumer } from "./shard";
import { type Shard, type ShardState, startableShards } from "./shards";
import { createSignal } from "./signal";
import type { Status } from "./status";

/** Shards are listed this often, in milliseconds, at once when one ends, and sooner while that fails. */
const LISTING_MS = { good: 5000, failing: 1000 };

export interface ConsumerDeps {
  /** The poller's own clients. */
  readonly own: ServiceClients;
  /** Clients under the role of the mapping's function. */
  readonly clients: RoleClients;
  readonly roleArn: string;
  readonly region: string;
  readonly stateDir: string;
  readonly storesUrl?: string | undefined;
  readonly status: Status;
}

export interface MappingConsumer {
  readonly roleArn: string;
  /** A changed mapping takes effect at the next batch. */
  update(mapping: Mapping): void;
  stop(): Promise<void>;
}

/** Consumes all shards of a mapping's stream until it is stopped. Throws where its checkpoints cannot be read. */
export function consumeMapping(initial: Mapping, deps: ConsumerDeps): MappingConsumer {
  let mapping = initial;
  let stopping = false;
  const { uuid } = initial;
  const { status } = deps;
  const signal = createSignal();
  const running = new Map<string, ShardConsumer>();
  const checkpoints = openCheckpoints(deps.stateDir, uuid, initial.sourceArn);
  const source = openSource(initial, deps);

  const problem = (scope: string, error: Error, attempted: string) => {
    if (status.setProblem(scope, mapping.functionArn, error, attempted))
      log("error", `${attempted} failed`, {
        mapping: uuid,
        function: mapping.functionArn,
        error: error.message,
      });
  };

  const { probe, discard } = createDiscarder({ ...deps, problem });

  const begin = (shard: Shard, state: ShardState) => {
    const scope = `${uuid}/${shard.id}`;
    const name = `${initial.sourceArn}/${shard.id}`;
    const consumer = consumeShard(shard, state, {
      source,
      checkpoints,
      mapping: () => mapping,
      invoke: async (at, records) => {
        const result = await invoke(deps.own.lambda, at.functionArn, records, at.frame);
        logFailure(uuid, shard.id, records.length, result);
        return result;
      },
      discard: (at, given) => discard(at, { ...given, shard: shard.id }),
      counters: status.counters,
      onRead: (error) =>
        error ? problem(scope, error, `${initial.source}:GetRecords`) : status.clearProblem(scope),
      onCheckpointError: (error) => problem(`${scope}/checkpoint`, error, "writing the checkpoint"),
    });
    running.set(shard.id, consumer);
    status.setShard(uuid, name, consumer.backlog);
    log("info", "shard begins", { mapping: uuid, shard: shard.id, checkpoint: state.checkpoint ?? null });
    const end = () => {
      running.delete(shard.id);
      status.dropShard(uuid, name);
      status.clearProblem(scope);
      signal.notify();
    };
    consumer.done.then(end, (error) => {
      problem(scope, error, "consuming the shard");
      running.delete(shard.id);
    });
  };

  const listAndBegin = async () => {
    const listed = await source.listShards();
    await register(listed, mapping, source, checkpoints);
    for (const { id, generation } of listed) {
      const consumer = running.get(id);
      if (consumer && consumer.shard.generation !== generation) await consumer.stop();
    }
    for (const shard of startableShards(listed, checkpoints.shards, new Set(running.keys()))) {
      const state = checkpoints.shards[shard.id];
      if (state && !stopping) begin(shard, state);
    }
  };

  const run = async () => {
    while (!stopping) {
      let pause = LISTING_MS.good;
      try {
        await probe(mapping);
        await listAndBegin();
        status.clearProblem(uuid);
      } catch (error) {
        pause = LISTING_MS.failing;
        problem(uuid, error as Error, `${initial.source}:ListShards`);
      }
      if (!stopping) await signal.wait(pause);
    }
  };
  const done = run();
  return {
    roleArn: deps.roleArn,
    update: (changed) => {
      mapping = changed;
      for (const consumer of running.values()) consumer.wake();
    },
    stop: async () => {
      stopping = true;
      signal.notify();
      await done;
      await Promise.allSettled([...running.values()].map((consumer) => consumer.stop()));
      await source.close?.();
      status.clearProblem(uuid);
    },
  };
}

/** Names the kind of a failure; the function's own log holds its message, which may quote data. */
function logFailure(mapping: string, shard: string, records: number, result: Invocation): void {
  const at = { mapping, shard, records };
  if (result.kind === "functionError")
    log("warn", "function failed", { ...at, errorType: result.errorType, requestId: result.requestId });
  if (result.kind === "notInvoked")
    log("warn", "function was not invoked", { ...at, reason: result.reason.name });
}
