import type { Position } from "../journal/accepted";
import type { Commits } from "../journal/commits";
import type { Buffered } from "../journal/state";
import { DEFAULT_HINTS, type Definition, MIB } from "../model";
import { errorDocument, type Outcome, PROCESSING_FAILED } from "./outcome";
import { errorPartition, partitioned } from "./partitioning";
import { delimiterOf } from "./processors";

interface Filling {
  buffer: Buffered;
  chunks: Buffer[];
  /** Committed length of the body, where the chunks go. */
  offset: number;
}

/**
 * Puts the outcomes of one batch into the buffers of their partitions, in order, and commits them together with the
 * place in the log of accepted records: either all of it has happened or nothing.
 * @param consumed where the batch ends in the log of accepted records
 */
export function storeOutcomes(
  commits: Commits,
  definition: Definition,
  outcomes: Outcome[],
  consumed: Position,
  now: number,
): void {
  const delimiter = delimiterOf(definition.destination);
  const limit = bufferBytes(definition);
  const filling = new Map<string, Filling>();
  const full: Filling[] = [];
  let nextFile = commits.state.nextFile;
  let dropped = 0;

  const open = (partition: string, keys: Record<string, string>, errorType?: string): Filling => {
    const found = filling.get(partition) ?? waiting(commits, partition, limit);
    if (found && !full.some(({ buffer }) => buffer.file === found.buffer.file)) return found;
    const empty = {
      file: nextFile++,
      partition,
      keys,
      errorType,
      records: 0,
      bytes: 0,
      oldest: now,
      openedAt: now,
    };
    return { buffer: empty, chunks: [], offset: 0 };
  };

  for (const [outcome, partition] of partitioned(outcomes, definition, activePartitions(commits))) {
    if (outcome.kind === "drop") {
      dropped += 1;
      continue;
    }
    const failed = outcome.kind === "fail";
    const name = failed ? errorPartition(PROCESSING_FAILED) : partition;
    const target = open(name, failed ? {} : outcome.keys, failed ? PROCESSING_FAILED : undefined);
    const chunks = failed ? [errorDocument(outcome.record, outcome.error, now)] : [outcome.data, delimiter];
    add(target, chunks, outcome.record.arrivedAt);
    filling.set(name, target);
    if (target.buffer.bytes >= limit) {
      full.push(target);
      filling.delete(name);
    }
  }
  const changed = [...full, ...filling.values()];
  for (const { buffer, chunks, offset } of changed) commits.writeBody(buffer.file, chunks, offset);
  commits.commit({ type: "batch", consumed, buffered: changed.map(({ buffer }) => buffer), dropped });
}

/** Bytes at which a buffer becomes an object. */
export const bufferBytes = ({ destination }: Definition): number =>
  (destination.BufferingHints?.SizeInMBs ?? DEFAULT_HINTS.SizeInMBs) * MIB;

/** Milliseconds after which a buffer becomes an object. */
export const bufferMs = ({ destination }: Definition): number =>
  (destination.BufferingHints?.IntervalInSeconds ?? DEFAULT_HINTS.IntervalInSeconds) * 1000;

function waiting(commits: Commits, partition: string, limit: number): Filling | undefined {
  const found = Object.values(commits.state.buffered).find(
    (b) => b.partition === partition && b.bytes < limit,
  );
  return found && { buffer: { ...found }, chunks: [], offset: found.bytes };
}

const activePartitions = (commits: Commits): Set<string> =>
  new Set(
    Object.values(commits.state.buffered)
      .filter((b) => !b.errorType)
      .map((b) => b.partition),
  );

function add({ buffer, chunks }: Filling, added: Buffer[], arrivedAt: number): void {
  chunks.push(...added);
  buffer.records += 1;
  for (const { length } of added) buffer.bytes += length;
  buffer.oldest = buffer.records === 1 ? arrivedAt : Math.min(buffer.oldest, arrivedAt);
}
