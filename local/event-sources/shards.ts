import type { StartingPosition } from "./mapping";

/** A shard as its stream lists it. */
export interface Shard {
  readonly id: string;
  /** Shards that this one was split or merged from. */
  readonly parents: readonly string[];
  /** Tells two shards of one id apart: the emulator's UpdateShardCount begins again at the first id. */
  readonly generation: string;
}

/** Where a shard is read from. */
export type Position =
  | { readonly at: "TRIM_HORIZON" }
  | { readonly at: "TIMESTAMP"; readonly timestamp: string }
  | { readonly at: "AFTER"; readonly sequence: string };

/** What is durably known of a shard. */
export interface ShardState {
  readonly generation: string;
  /** Where reading began; fixed at the first sight so that LATEST means the same after a restart. */
  readonly start: Position;
  /** The last sequence number before which all is finished. */
  readonly checkpoint?: string;
  /** All records were handled and the shard is closed. */
  readonly finished?: boolean;
}

/**
 * The shards to begin with now: known ones that are not finished and not running, children only after their parents.
 * A parent holds its children back while it runs, or while it is listed and not finished.
 */
export function startableShards(
  listed: readonly Shard[],
  known: Readonly<Record<string, ShardState>>,
  running: ReadonlySet<string>,
): Shard[] {
  const unfinished = new Set(listed.filter((shard) => !isFinished(shard, known)).map(({ id }) => id));
  return listed.filter(
    (shard) =>
      unfinished.has(shard.id) &&
      !running.has(shard.id) &&
      shard.parents.every((parent) => !running.has(parent) && !unfinished.has(parent)),
  );
}

function isFinished(shard: Shard, known: Readonly<Record<string, ShardState>>): boolean {
  const state = known[shard.id];
  return state?.generation === shard.generation && state.finished === true;
}

/** Where to read a shard from: after its checkpoint, else where it began. */
export function resumeAt(state: ShardState): Position {
  return state.checkpoint ? { at: "AFTER", sequence: state.checkpoint } : state.start;
}

/**
 * Where a shard begins that is seen for the first time. The mapping's starting position holds for the shards of the
 * first listing; one that came later by resharding is read whole, or its first records would be lost under LATEST.
 * `tip` is the position after the stream's last record now.
 */
export function firstPosition(
  startingPosition: StartingPosition,
  startingTimestamp: Date | undefined,
  firstListing: boolean,
  tip: Position,
): Position {
  if (startingPosition === "AT_TIMESTAMP" && startingTimestamp)
    return { at: "TIMESTAMP", timestamp: startingTimestamp.toISOString() };
  return startingPosition === "LATEST" && firstListing ? tip : { at: "TRIM_HORIZON" };
}
