import type { Lambda } from "@aws-sdk/client-lambda";
import type { SQS } from "@aws-sdk/client-sqs";
import { type CheckpointStore, openCheckpoints } from "./checkpoint";
import type { RoleClients } from "./clients";
import { destinationAction, sendToDestination } from "./destination";
import { dynamodbSource } from "./dynamodb";
import type { Discard } from "./failure";
import { invoke } from "./invoke";
import { kinesisSource } from "./kinesis";
import { log } from "./log";
import type { Mapping } from "./mapping";
import { consumeShard, type ShardConsumer } from "./shard";
import { firstPosition, type Shard, type ShardState, startableShards } from "./shards";
import { createSignal } from "./signal";
import type { StreamSource } from "./source";
import type { Status } from "./status";

/** Shards are listed this often, in milliseconds, and at once when one ends. */
const LISTING_MS = 2000;

export interface ConsumerDeps {
  readonly lambda: Lambda;
  readonly queues: SQS;
  readonly clients: RoleClients;
  readonly roleArn: string;
  readonly region: string;
  readonly stateDir: string;
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
  const source = sourceOf(initial, deps);

  const problem = (scope: string, error: Error, attempted: string) => {
    if (status.setProblem(scope, mapping.functionArn, error, attempted))
      log("error", `${attempted} failed`, {
        mapping: uuid,
        function: mapping.functionArn,
        error: error.message,
      });
  };

  const discard = async (at: Mapping, given: Discard) => {
    const { condition, work, shard } = given;
    log("warn", "records are given up", { mapping: uuid, shard, condition, records: work.records.length });
    const scope = `${uuid}/${shard}/destination`;
    try {
      await sendToDestination(at, given, deps.clients, deps.queues);
      status.clearProblem(scope);
    } catch (error) {
      // As on AWS: the shard goes on, and a metric counts the document that was lost.
      status.counters.destinationFailures++;
      problem(scope, error as Error, destinationAction(at.onFailureArn ?? ""));
    }
  };

  const begin = (shard: Shard, state: ShardState) => {
    const scope = `${uuid}/${shard.id}`;
    const name = `${initial.sourceArn}/${shard.id}`;
    const consumer = consumeShard(shard, state, {
      source,
      checkpoints,
      mapping: () => mapping,
      invoke: (at, records) => invoke(deps.lambda, at.functionArn, records),
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
      try {
        await listAndBegin();
        status.clearProblem(uuid);
      } catch (error) {
        problem(uuid, error as Error, `${initial.source}:ListShards`);
      }
      if (!stopping) await signal.wait(LISTING_MS);
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
      status.clearProblem(uuid);
    },
  };
}

function sourceOf({ source, sourceArn }: Mapping, { clients, region, roleArn }: ConsumerDeps): StreamSource {
  const context = { sourceArn, region, roleArn };
  return source === "kinesis"
    ? kinesisSource(clients.kinesis, context)
    : dynamodbSource(clients.dynamodb, context);
}

/** Fixes durably where each shard begins that is listed for the first time. */
async function register(
  listed: readonly Shard[],
  { startingPosition, startingTimestamp }: Mapping,
  source: StreamSource,
  checkpoints: CheckpointStore,
): Promise<void> {
  const firstListing = !checkpoints.begun;
  const seen: Record<string, ShardState> = {};
  for (const { id, generation } of listed) {
    if (checkpoints.shards[id]?.generation === generation) continue;
    const tip = await source.tip(id);
    seen[id] = { generation, start: firstPosition(startingPosition, startingTimestamp, firstListing, tip) };
  }
  if (firstListing || Object.keys(seen).length > 0) await checkpoints.update(seen);
}
