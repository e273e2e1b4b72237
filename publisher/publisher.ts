import type { Topic } from "../contracts/topics";
import { createAdmission } from "./admission";
import type { Publisher } from "./api";
import { type Channel, createChannel } from "./delivery/channel";
import { createEpochs, settle } from "./delivery/epochs";
import type { Origin, PendingRecord } from "./delivery/record";
import { prepare } from "./events/prepare";
import { guarded } from "./metrics";
import { type PublisherOptions, settingsOf } from "./options";
import { pour } from "./pour";
import type { PublishResult, Rejected, Undeliverable } from "./result";
import { closeOnSigterm } from "./sigterm";

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
  const epochs = createEpochs();
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

  async function flush(): Promise<void> {
    flushing += 1;
    hurry();
    await epochs.end();
    flushing -= 1;
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
        const origin = epochs.begin(resolve, 0);
        if (admission.isOpen()) enter(event, origin);
        else request(() => enter(event, origin));
      }),
    publishAll: (events, onResult) =>
      pour(events, onResult, {
        isOpen: admission.isOpen,
        isClosed: () => closing !== undefined,
        room: () => new Promise(request),
        enter: (event, settleOne, index) => enter(event, epochs.begin(settleOne, index)),
      }),
    flush,
    close,
  };
}

function undeliverable(cause: string): Undeliverable {
  return { status: "undeliverable", cause, attempts: 0 };
}
