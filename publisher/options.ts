import { isTopic, TOPICS, type Topic } from "../contracts/topics";
import { BACKOFF, type Backoff } from "./backoff";
import type { OnMetric } from "./metrics";
import { kinesisSink } from "./sinks/kinesis";
import type { Limits, Sink } from "./sinks/sink";

export interface PublisherOptions {
  /**
   * Name or ARN of the stream of each topic you publish; the stack's output `streams` fits as it is. An event of a
   * topic without a stream is `undeliverable`.
   */
  streams: Partial<Record<Topic, string | { name: string }>>;
  /** @default kinesisSink() */
  sink?: Sink;
  /** Longest time an event waits for others to share its request, milliseconds, 0 to 60,000. @default 50 */
  maxAgeMs?: number;
  /** Most events of a request, 1 to the service's 500. @default the service's limit */
  maxBatchRecords?: number;
  /** Most bytes of a request, 1,048,576 to the service's limit. @default the service's limit */
  maxBatchBytes?: number;
  /** Requests under way at once to each stream, 1 to 64. @default 4 */
  concurrency?: number;
  /**
   * Most bytes of events the publisher holds, waiting or under way; beyond them `publish` and `publishAll` wait. From
   * 2,097,152; an event counts its bytes on the wire and 512 for what is kept about it. @default 33,554,432 (32 MiB)
   */
  maxBufferedBytes?: number;
  /** @default 8 attempts, pauses of full jitter below 100 ms, doubling up to 5 s */
  backoff?: Partial<Backoff>;
  /** Sees counts, bytes, latencies and retries; never anything of an event. */
  onMetric?: OnMetric;
  /**
   * Whether SIGTERM closes the publisher. The process then ends as it would have without it: by the signal, or as the
   * process's own handlers decide. @default true
   */
  closeOnSigterm?: boolean;
  /** Longest time `close` waits for the service, milliseconds; then the rest is `undeliverable`. @default 20,000 */
  closeTimeoutMs?: number;
}

/** Options with every default in place. */
export interface Settings {
  streams: ReadonlyMap<Topic, string>;
  sink: Sink;
  maxAgeMs: number;
  concurrency: number;
  maxBufferedBytes: number;
  backoff: Backoff;
  onMetric: OnMetric | undefined;
  closeOnSigterm: boolean;
  closeTimeoutMs: number;
}

/** @throws RangeError that names the option, its value and what is allowed */
export function settingsOf(options: PublisherOptions): Settings {
  const sink = options.sink ?? kinesisSink();
  return {
    streams: streamsOf(options.streams),
    sink: {
      limits: narrowed(sink.limits, options),
      ordered: sink.ordered,
      put: (stream, records) => sink.put(stream, records),
      close: () => sink.close?.(),
    },
    maxAgeMs: within("maxAgeMs", options.maxAgeMs ?? 50, 0, 60_000),
    concurrency: within("concurrency", options.concurrency ?? 4, 1, 64),
    maxBufferedBytes: within(
      "maxBufferedBytes",
      options.maxBufferedBytes ?? 33_554_432,
      2_097_152,
      Number.MAX_SAFE_INTEGER,
    ),
    backoff: {
      ...BACKOFF,
      ...options.backoff,
      attempts: within("backoff.attempts", options.backoff?.attempts ?? BACKOFF.attempts, 1, 1_000),
    },
    onMetric: options.onMetric,
    closeOnSigterm: options.closeOnSigterm ?? true,
    closeTimeoutMs: within("closeTimeoutMs", options.closeTimeoutMs ?? 20_000, 0, 3_600_000),
  };
}

function narrowed(limits: Limits, { maxBatchRecords, maxBatchBytes }: PublisherOptions): Limits {
  return {
    ...limits,
    records: within("maxBatchRecords", maxBatchRecords ?? limits.records, 1, limits.records),
    requestBytes: within(
      "maxBatchBytes",
      maxBatchBytes ?? limits.requestBytes,
      Math.min(1_048_576, limits.requestBytes),
      limits.requestBytes,
    ),
  };
}

function streamsOf(streams: PublisherOptions["streams"]): Map<Topic, string> {
  const byTopic = new Map<Topic, string>();
  for (const [topic, stream] of Object.entries(streams)) {
    if (!isTopic(topic))
      throw new RangeError(`streams has the topic "${topic}"; allowed: ${TOPICS.join(", ")}`);
    const name = typeof stream === "string" ? stream : stream?.name;
    if (!name) throw new RangeError(`streams["${topic}"] names no stream; allowed: a name or an ARN`);
    byTopic.set(topic, name);
  }
  if (byTopic.size === 0)
    throw new RangeError("streams is empty; allowed: a stream for each topic published");
  return byTopic;
}

function within(name: string, value: number, min: number, max: number): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new RangeError(`${name} is ${value}; allowed: a whole number from ${min} to ${max}`);
}
