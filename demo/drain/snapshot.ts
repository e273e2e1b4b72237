import type { QueueOutput, QueueRole, StackOutputs } from "../../contracts/outputs";
import { TOPICS } from "../../contracts/topics";
import { type Clients, depthOf } from "../collect";
import type { Positions } from "../publish";
import type { Denied } from "./denied";

/** What `GET /status` of the event sources answers, as far as it is needed here. */
interface EventSourcesStatus {
  records: number;
  discarded: number;
  backlog: Record<string, { lastSequence: string | null; atTip: boolean; readAt: string | null }>;
  denied: { function: string; action: string }[];
  faults: Record<string, string>;
}

/** What `GET /status` of the delivery streams answers. */
interface DeliveryStatus {
  streams: Record<string, DeliveryStreamStatus>;
}

interface DeliveryStreamStatus {
  bufferedRecords: number;
  deliveredRecords: number;
  failedRecords: number;
  droppedRecords: number;
  /** The last failure of a step that has not succeeded since. */
  lastFailure?: { step: string; error: string; action?: string };
}

/** What is still under way, read along the flow: upstream first, so that nothing slips past between two readings. */
export interface Snapshot {
  /** Shards whose published records are not all processed: `<stream>/<shard>`. */
  behind: string[];
  /** Records in delivery buffers, by delivery stream. */
  buffered: Record<string, number>;
  /** Messages that wait or are held, by who takes them. */
  waiting: Partial<Record<QueueRole, number>>;
  /** Longest time a held message stays held, in milliseconds; 0 where none is. */
  heldForMs: number;
  deadLettered: number;
  /** Stream batches that were given up. */
  streamFailures: number;
  denied: Denied[];
  faults: string[];
  /** Changes with every step forward, and only then. */
  progress: string;
}

export interface Gauges {
  clients: Clients;
  outputs: StackOutputs;
  eventSourcesUrl: string;
  deliveryUrl: string;
  /** Last published sequence number per stream name and shard. */
  published: ReadonlyMap<string, Positions>;
}

export async function takeSnapshot(gauges: Gauges): Promise<Snapshot> {
  const sources = await getJson<EventSourcesStatus>(`${gauges.eventSourcesUrl}/status`);
  const delivery = await getJson<DeliveryStatus>(`${gauges.deliveryUrl}/status`);
  const buffered = Object.entries(delivery.streams).filter(([, { bufferedRecords }]) => bufferedRecords > 0);
  const waiting: Snapshot["waiting"] = {};
  let [deadLettered, heldForMs] = [0, 0];
  const queues = Object.entries(gauges.outputs.queues) as [QueueRole, QueueOutput][];
  for (const [consumer, { url, deadLetterUrl }] of queues) {
    const depth = await depthOf(gauges.clients.sqs, url);
    if (depth.visible + depth.held > 0) waiting[consumer] = depth.visible + depth.held;
    if (depth.held > 0) heldForMs = Math.max(heldForMs, depth.visibilityMs);
    const dead = await depthOf(gauges.clients.sqs, deadLetterUrl);
    deadLettered += dead.visible + dead.held;
  }
  const failures = await depthOf(gauges.clients.sqs, gauges.outputs.streamFailuresQueueUrl);
  const behind = shardsBehind(gauges, sources);
  return {
    behind,
    buffered: Object.fromEntries(buffered.map(([name, { bufferedRecords }]) => [name, bufferedRecords])),
    waiting,
    heldForMs,
    deadLettered,
    streamFailures: failures.visible + failures.held,
    denied: [
      ...sources.denied.map((denial) => ({ where: denial.function, action: denial.action })),
      ...deniedIn(delivery),
    ],
    faults: [...Object.values(sources.faults), ...faultsIn(delivery)],
    progress: JSON.stringify([
      Object.values(sources.backlog).map(({ lastSequence }) => lastSequence),
      sources.discarded,
      Object.values(delivery.streams).map((stream) => [
        stream.bufferedRecords,
        stream.deliveredRecords,
        stream.failedRecords,
        stream.droppedRecords,
      ]),
      waiting,
      deadLettered,
    ]),
  };
}

export function isDrained(snapshot: Snapshot): boolean {
  const { behind, buffered, waiting } = snapshot;
  return behind.length === 0 && Object.keys(buffered).length === 0 && Object.keys(waiting).length === 0;
}

/** Shards that are not read to their tip, and those whose published records are not all processed. */
function shardsBehind({ outputs, published }: Gauges, { backlog }: EventSourcesStatus): string[] {
  const behind = new Set(
    Object.entries(backlog).flatMap(([shard, { atTip }]) => (atTip ? [] : shardName(shard))),
  );
  for (const topic of TOPICS) {
    const { name, arn } = outputs.streams[topic];
    for (const [shard, last] of Object.entries(published.get(name) ?? {})) {
      const reached = backlog[`${arn}/${shard}`]?.lastSequence;
      if (!reached || BigInt(reached) < BigInt(last)) behind.add(`${name}/${shard}`);
    }
  }
  return [...behind];
}

/** `arn:…:stream/name/shard` → `name/shard`. */
function shardName(key: string): string {
  return key.slice(key.indexOf("/") + 1);
}

function deniedIn({ streams }: DeliveryStatus): Denied[] {
  return Object.entries(streams).flatMap(([where, { lastFailure }]) =>
    lastFailure?.action ? { where, action: lastFailure.action } : [],
  );
}

function faultsIn({ streams }: DeliveryStatus): string[] {
  return Object.entries(streams).flatMap(([name, { lastFailure }]) =>
    lastFailure ? `delivery stream ${name} could not ${lastFailure.step}: ${lastFailure.error}` : [],
  );
}

/** A part of the stack that was killed is started again within seconds: until then there is no answer. */
async function getJson<T>(url: string): Promise<T> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
  if (!response.ok) throw new Error(`GET ${url} answered ${response.status}`);
  return (await response.json()) as T;
}
