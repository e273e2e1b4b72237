import { randomUUID } from "node:crypto";
import type { Clients } from "../destination/clients";
import type { AcceptedLog } from "../journal/accepted";
import type { Commits } from "../journal/commits";
import { type Definition, MIB, type StoredRecord } from "../model";
import type { Health } from "./health";
import type { Outcome } from "./outcome";
import { type Transform, transformOf } from "./processors";
import { storeOutcomes } from "./store";
import { fitting, transformBatch } from "./transform";

export interface BatchDeps {
  accepted: AcceptedLog;
  commits: Commits;
  clients: Clients;
  region: string;
  definition: () => Definition;
  health: Health;
  /** Whether records may no longer wait for a fuller batch. */
  flushing: () => boolean;
  signal: AbortSignal;
}

/** Batch size where nothing transforms the records. */
const PLAIN_BATCH_BYTES = MIB;

/** Takes the next batch of accepted records through the transform into buffers, if one is due; ms until it is. */
export async function nextBatch(deps: BatchDeps): Promise<number> {
  const definition = deps.definition();
  const transform = transformOf(definition.destination);
  const wait = msUntilDue(deps, transform);
  if (wait > 0) return wait;
  const { records, end } = takeBatch(deps.accepted, transform);
  const outcomes = transform
    ? await transformed(deps, definition, transform, records)
    : records.map(unchanged);
  storeOutcomes(deps.commits, definition, outcomes, end, Date.now());
  deps.accepted.consume(records, end);
  deps.health.transformed(outcomes);
  return 0;
}

function msUntilDue({ accepted, flushing }: BatchDeps, transform: Transform | undefined): number {
  const { records, bytes } = accepted.pending;
  if (records === 0) return Number.POSITIVE_INFINITY;
  if (!transform || flushing() || bytes >= transform.batchBytes) return 0;
  const first = accepted.next(1, 1).records[0]?.arrivedAt ?? 0;
  return Math.max(0, first + transform.waitMs - Date.now());
}

function takeBatch(accepted: AcceptedLog, transform: Transform | undefined) {
  const taken = accepted.next(transform?.batchBytes ?? PLAIN_BATCH_BYTES);
  const fit = transform ? fitting(taken.records) : taken.records.length;
  return fit === taken.records.length
    ? taken
    : accepted.next(transform?.batchBytes ?? PLAIN_BATCH_BYTES, fit);
}

const transformed = (
  deps: BatchDeps,
  definition: Definition,
  transform: Transform,
  records: StoredRecord[],
) =>
  transformBatch(definition, transform, records, randomUUID(), {
    clients: deps.clients,
    region: deps.region,
    onFailure: deps.health.transformFailed,
    signal: deps.signal,
  });

const unchanged = (record: StoredRecord): Outcome => ({
  kind: "deliver",
  record,
  data: record.data,
  keys: {},
});
