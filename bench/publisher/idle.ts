import { setImmediate as turn } from "node:timers/promises";
import type { StrataEvent } from "../../contracts/events/event";
import { TOPICS, type Topic } from "../../contracts/topics";
import type { Publisher, Sink } from "../../publisher";
import { asDeployed } from "../as-deployed";

const { createPublisher, KINESIS_LIMITS } =
  asDeployed<typeof import("../../publisher")>("publisher/index.ts");
const { validateEvent } = asDeployed<typeof import("../../contracts/events/validate")>(
  "contracts/events/validate.ts",
);

const STREAMS = Object.fromEntries(TOPICS.map((topic) => [topic, topic])) as Record<Topic, string>;

/** A service that takes everything and does nothing with it. */
const IDLE: Sink = {
  limits: KINESIS_LIMITS,
  ordered: true,
  async put(_stream, records) {
    await turn();
    return records.map(() => ({ shard: "shardId-000000000000", sequence: "1" }));
  },
};

/** Runs `work` with a publisher to nowhere. */
async function toNowhere(work: (publisher: Publisher) => Promise<unknown>): Promise<void> {
  const publisher = createPublisher({ streams: STREAMS, sink: IDLE, closeOnSigterm: false });
  await work(publisher);
  await publisher.close();
}

/** Publishes all events as an iterable. */
export const pourAll = (events: Iterable<StrataEvent>): Promise<void> =>
  toNowhere(async (publisher) => {
    const { accepted, rejected, undeliverable } = await publisher.publishAll(events);
    if (rejected + undeliverable > 0) throw new Error(`${accepted} accepted, ${rejected} rejected`);
  });

/** Calls whose promises an application waits for together. */
const TOGETHER = 5_000;

/** Publishes each event by a call and a promise of its own. */
export const publishEach = (events: readonly StrataEvent[]): Promise<void> =>
  toNowhere(async (publisher) => {
    for (let from = 0; from < events.length; from += TOGETHER) {
      await Promise.all(events.slice(from, from + TOGETHER).map((event) => publisher.publish(event)));
    }
  });

/** The least there is to do: validate, stringify, encode. */
export async function bareMinimum(events: Iterable<StrataEvent>): Promise<void> {
  let bytes = 0;
  for (const event of events) {
    if (!validateEvent(event as unknown as Record<string, unknown>, Date.now()).ok)
      throw new Error("invalid");
    bytes += Buffer.from(JSON.stringify(event)).length;
  }
  if (bytes === 0) throw new Error("no events");
}
