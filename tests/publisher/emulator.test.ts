import * as assert from "node:assert/strict";
import {
  CreateStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
} from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { StrataEvent } from "../../contracts/events/event";
import { MAX_EVENT_BYTES } from "../../contracts/quarantine";
import { TOPICS, type Topic } from "../../contracts/topics";
import { emulatorCredentials } from "../../local/emulator";
import { firehoseSink, kinesisSink, type PublishResult } from "../../publisher";
import { deliveredLines } from "../runtime/support/stores";
import { BUCKETS, createWorld, DELIVERY, type World } from "../runtime/support/world";
import { createProxy, type LossyProxy, type Mishap } from "./support/proxy";
import { event, eventOf, message, publisherTo, STREAMS, sized } from "./support/publishers";

describe("the publisher on the emulator", function () {
  this.timeout(60_000);
  let world: World;
  let kinesis: KinesisClient;
  const open: (() => Promise<unknown>)[] = [];
  const settings = (endpoint: string) => ({
    endpoint,
    region: "us-east-1",
    credentials: emulatorCredentials(),
  });
  before(async () => {
    world = await createWorld();
    kinesis = new KinesisClient({ ...settings(world.endpoint), requestHandler: new NodeHttpHandler() });
    for (const StreamName of TOPICS) {
      await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 3 }));
    }
  });
  afterEach(() => Promise.all(open.splice(0).map((stop) => stop())));
  after(async () => {
    kinesis.destroy();
    await world.stop();
  });

  /** A publisher whose requests pass a proxy in which they come to harm. */
  async function publisherBehind(mishapOf: (number: number) => Mishap, options = {}) {
    const proxy: LossyProxy = await createProxy(world.endpoint, mishapOf);
    const publisher = publisherTo(kinesisSink({ client: settings(proxy.endpoint) }), options);
    open.push(() => publisher.close().then(proxy.stop));
    return { publisher, proxy };
  }

  interface Stored {
    text: string;
    key: string;
    shard: string;
    sequence: string;
  }

  async function stored(StreamName: Topic): Promise<Stored[]> {
    const found: Stored[] = [];
    const { Shards = [] } = await kinesis.send(new ListShardsCommand({ StreamName }));
    for (const { ShardId: shard = "" } of Shards) {
      const from = { StreamName, ShardId: shard, ShardIteratorType: "TRIM_HORIZON" } as const;
      const { ShardIterator } = await kinesis.send(new GetShardIteratorCommand(from));
      const { Records = [] } = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
      for (const {
        Data = new Uint8Array(),
        PartitionKey: key = "",
        SequenceNumber: sequence = "",
      } of Records) {
        found.push({ text: Buffer.from(Data).toString(), key, shard, sequence });
      }
    }
    return found;
  }

  const placeOf = (all: readonly Stored[], event: StrataEvent) => {
    const { shard, sequence } = all.find(({ text }) => text === JSON.stringify(event)) ?? {};
    return { status: "accepted", topic: event.event_type, shard, sequence };
  };

  it("puts every event on the stream of its topic and tells where", async () => {
    const { publisher } = await publisherBehind(() => undefined);
    const events = TOPICS.flatMap((topic) => [eventOf(topic), eventOf(topic)]);
    const results = await Promise.all(events.map((each) => publisher.publish(each)));
    for (const [at, each] of events.entries()) {
      assert.deepEqual(results[at], placeOf(await stored(each.event_type), each));
    }
  });

  it("stores every event in its session's order through throttling, partial failures and faults", async () => {
    const mishaps: Mishap[] = ["throttled", "partial", "unavailable", "partial", "partial", "throttled"];
    const { publisher, proxy } = await publisherBehind((number) => mishaps[number], { maxBatchRecords: 40 });
    const events = Array.from({ length: 300 }, (_, at) => message(`sess-mishap-${at % 30}`, { at }));
    const results: PublishResult[] = [];
    const summary = await publisher.publishAll(events, (result, _, at) => {
      results[at] = result;
    });
    assert.deepEqual(summary, { accepted: 300, rejected: 0, undeliverable: 0 });
    assert.ok(proxy.requests.length > mishaps.length);
    const found = (await stored("chat.message.sent")).filter(({ text }) => text.includes("sess-mishap-"));
    assert.equal(found.length, 300);
    for (const [at, each] of events.entries()) assert.deepEqual(results[at], placeOf(found, each));
    for (let session = 0; session < 30; session++) {
      const own = found.map(({ text }) => JSON.parse(text).data).filter(({ at }) => at % 30 === session);
      assert.deepEqual(
        own.map(({ at }) => at),
        [...own.map(({ at }) => at)].sort((a, b) => a - b),
      );
    }
  });

  it("stores an event again whose answer was lost, before the next of its session", async () => {
    const { publisher } = await publisherBehind((number) => (number === 0 ? "answer lost" : undefined));
    const events = [0, 1].map((at) => message("sess-lost", { at }));
    const results = await Promise.all(events.map((each) => publisher.publish(each)));
    assert.deepEqual(
      results.map(({ status }) => status),
      ["accepted", "accepted"],
    );
    const found = (await stored("chat.message.sent")).filter(({ text }) => text.includes("sess-lost"));
    assert.deepEqual(
      found.map(({ text }) => JSON.parse(text).data.at),
      [0, 0, 1],
    );
  });

  it("gives up at once what is refused for ever, and says why without a word of the event", async () => {
    const { publisher } = await publisherBehind(() => undefined, {
      streams: { "chat.message.sent": "gone" },
    });
    assert.deepEqual(await publisher.publish(message()), {
      status: "undeliverable",
      topic: "chat.message.sent",
      cause: "ResourceNotFoundException",
      attempts: 1,
    });
  });

  it("puts the largest events on the shard of their session, however short their keys", async () => {
    const { publisher } = await publisherBehind(() => undefined);
    const sizes = [MAX_EVENT_BYTES - 40, MAX_EVENT_BYTES - 5, MAX_EVENT_BYTES];
    const results = await Promise.all(sizes.map((size) => publisher.publish(sized(size))));
    const shards = results.map((result) => result.status === "accepted" && "shard" in result && result.shard);
    assert.equal(new Set(shards).size, 1);
    const found = (await stored("audit.event.logged")).filter(({ text }) => text.length > 1_000_000);
    assert.deepEqual(
      found.map(({ text, key }) => [text.length, key.length]),
      [
        [sizes[0], 32],
        [sizes[1], 5],
        [sizes[2], 1],
      ],
    );
  });

  it("puts events on a delivery stream, which delivers them", async () => {
    const streams = { ...STREAMS, "audit.event.logged": DELIVERY.interaction };
    const publisher = publisherTo(firehoseSink({ client: settings(world.endpoint) }), { streams });
    open.push(() => publisher.close());
    const given = [event("audit.event.logged"), event("audit.event.logged")];
    for (const result of await Promise.all(given.map((each) => publisher.publish(each)))) {
      assert.ok(result.status === "accepted" && "recordId" in result && result.recordId !== "");
    }
    const lines = (await deliveredLines(world.clients, BUCKETS.interaction)).map(String).join("");
    for (const each of given) assert.ok(lines.includes(JSON.stringify(each)));
  });
});
