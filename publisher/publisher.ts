import type { Topic } from "../contracts/topics";
import { createAdmission } from "./admission";
import { type Channel, createChannel } from "./delivery/channel";
import type { Epoch, Origin, PendingRecord } from "./delivery/record";
import { prepare } from "./events/prepare";
import { guarded } from "./metrics";
import { type PublisherOptions, settingsOf } from "./options";
import { type OnResult, type Publishable, pour } from "./pour";
import type { PublishResult, PublishSummary, Rejected, Undeliverable } from "./result";
import { closeOnSigterm } from "./sigterm";

/** Publishes events to the streams of their topics. */
export interface Publisher {
  /**
   * Publishes one event and resolves to what became of it; never rejects. The event must not change until then.
   * Events of one session (of one record, for audit events) are stored in the order of the calls.
   *
   * @param event an event, or one already written as JSON in UTF-8, which is judged alike and sent byte for byte
   */
  publish(event: Publishable): Promise<PublishResult>;
  /**
   * Publishes every event of an iterable, pulling only as fast as the service takes them, and resolves to their
   * number by result. Holds no results: `onResult` sees each one, in the order in which they come.
   *
   * @throws what the iterable or `onResult` throws, or an error when the publisher is closed before the end; in each
   *   case after every event that was pulled has its result
   */
  publishAll<E extends Publishable>(
    events: Iterable<E> | AsyncIterable<E>,
    onResult?: OnResult<E>,
  ): Promise<PublishSummary>;
  /** Sends what waits at once and resolves when every event published so far has its result. */
  flush(): Promise<void>;
  /**
   * Takes no more events, sends what waits and resolves when every event has its result, after `closeTimeoutMs` at the
   * latest. Every call returns the same promise; an event published afterwards is `undeliverable`.
   */
  close(): Promise<void>;
}

const CLOSED = "PublisherClosed";

/**
 * Makes a publisher. It needs nothing but its options: no schema is compiled and nothing is sent at the start.
 *
 * @throws RangeError that names the option, its value and what is allowed
 */
export function createPublisher(options: PublisherOptions): Publisher {
  const settings = settingsOf(options);
  const { sink, streams } = settings;
  const onMetric = guarded(settings.onMetric);
  const admission = createAdmission(settings.maxBufferedBytes);
  const channels = new Map<Topic, Channel>();
  let epoch: Epoch = { open: 0 };
  let flushed = Promise.resolve();
  let flushing = 0;
  let closing: Promise<void> | undefined;
  let ended = false;

  for (const [topic, stream] of streams) {
    const { concurrency, maxAgeMs, backoff } = settings;
    channels.set(
      topic,
      createChannel({
        topic,
        stream,
        sink,
        concurrency,
        maxAgeMs,
        backoff,
        onMetric,
        settle: end,
        onRequest,
      }),
    );
  }

  function end(record: PendingRecord, result: PublishResult): void {
    admission.release(record.size);
    settle(record.origin, result);
  }

  function settle({ epoch: of, settle: tell, index }: Origin, result: PublishResult): void {
    of.open -= 1;
    tell(result, index);
    if (of.open === 0) of.onEmpty?.();
  }

  function onRequest(): void {
    admission.admit();
    if (flushing > 0 || !admission.isOpen()) hurry();
  }

  function hurry(): void {
    for (const channel of channels.values()) channel.hurry();
  }

  /** Whoever waits for room waits for what is held: there is no more company to come for that. */
  function request(enterNow: () => void): void {
    admission.request(enterNow);
    if (!admission.isOpen()) hurry();
  }

  function enter(event: unknown, origin: Origin): void {
    const record = judge(event, origin);
    if ("status" in record) {
      settle(origin, record);
      return;
    }
    admission.take(record.size);
    channels.get(record.topic)?.add(record);
  }

  function judge(event: unknown, origin: Origin): PendingRecord | Rejected | Undeliverable {
    if (ended) return undeliverable(CLOSED);
    const record = prepare(event, Date.now(), sink, origin);
    if ("status" in record) {
      onMetric({ name: "rejected", reason: record.reason });
      return record;
    }
    const { topic } = record;
    if (channels.has(topic)) return record;
    onMetric({ name: "undeliverable", topic, cause: "NoStream", records: 1 });
    return { ...undeliverable("NoStream"), topic };
  }

  function flush(): Promise<void> {
    const current = epoch;
    epoch = { open: 0 };
    flushing += 1;
    hurry();
    const done = current.open === 0 ? undefined : new Promise<void>((resolve) => (current.onEmpty = resolve));
    flushed = Promise.all([flushed, done]).then(() => {
      flushing -= 1;
    });
    return flushed;
  }

  async function shutDown(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, settings.closeTimeoutMs)));
    await Promise.race([flush(), late]);
    clearTimeout(timer);
    ended = true;
    for (const channel of channels.values()) channel.abort(CLOSED);
    admission.open();
    sink.close?.();
    leave?.();
  }

  const close = () => (closing ??= shutDown());
  const leave = settings.closeOnSigterm ? closeOnSigterm(close) : undefined;

  return {
    publish: (event) =>
      new Promise((resolve) => {
        if (closing) return resolve(undeliverable(CLOSED));
        const origin: Origin = { settle: resolve, index: 0, epoch };
        epoch.open += 1;
        if (admission.isOpen()) enter(event, origin);
        else request(() => enter(event, origin));
      }),
    publishAll: (events, onResult) =>
      pour(events, onResult, {
        isOpen: admission.isOpen,
        isClosed: () => closing !== undefined,
        room: () => new Promise(request),
        enter(event, settleOne, index) {
          epoch.open += 1;
          enter(event, { settle: settleOne, index, epoch });
        },
      }),
    flush,
    close,
  };
}

function undeliverable(cause: string): Undeliverable {
  return { status: "undeliverable", cause, attempts: 0 };
}
