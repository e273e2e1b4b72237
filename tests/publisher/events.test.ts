import * as assert from "node:assert/strict";
import { MAX_EVENT_BYTES } from "../../contracts/quarantine";
import { TOPICS } from "../../contracts/topics";
import { FIREHOSE_LIMITS, KINESIS_LIMITS, type Publishable } from "../../publisher";
import { ALL_TOPICS, bytesOf, eventWithout } from "../runtime/support/events";
import { event, eventOf, message, publisherTo, sized } from "./support/publishers";
import { createService, textOf } from "./support/service";

/** The result of one event, and what was stored of it. */
async function publish(given: unknown, settings: Parameters<typeof createService>[1] = {}) {
  const service = createService(undefined, settings);
  const result = await publisherTo(service.sink).publish(given as Publishable);
  return { result, stored: service.stored, streams: service.requests.map(({ stream }) => stream) };
}

describe("an event on its way to a stream", () => {
  for (const topic of ALL_TOPICS) {
    it(`goes to the stream of ${topic} as JSON`, async () => {
      const given = event(topic);
      const { result, stored, streams } = await publish(given);
      assert.deepEqual(result, { status: "accepted", topic, shard: "shardId-0", sequence: "1" });
      assert.deepEqual([streams, stored.map(textOf)], [[topic], [JSON.stringify(given)]]);
    });
  }

  it("goes byte for byte when it is already written", async () => {
    const bytes = bytesOf(
      ` ${JSON.stringify({ ...message(), big: 1 }).replace(":1", ":12345678901234567890")}\r`,
    );
    const { result, stored } = await publish(bytes);
    assert.deepEqual([result.status, stored[0]?.bytes], ["accepted", bytes]);
  });

  const circular: Record<string, unknown> = { ...message() };
  circular["self"] = circular;
  const loop: unknown[] = [];
  loop.push(loop);
  for (const [title, given, reason, pointer] of [
    [
      "lacks a field",
      eventWithout("audit.event.logged", "data.outcome"),
      "schema_violation",
      "/data/outcome",
    ],
    ["has a wrong value", message("sess-1", { role: "Marlowe" }), "schema_violation", "/data/role"],
    ["has an unknown type", { ...message(), event_type: "Marlowe" }, "unknown_event_type", "/event_type"],
    ["lies ahead", { ...message(), timestamp: "2999-01-01T00:00:00Z" }, "invalid_timestamp", "/timestamp"],
    ["is a text", "Marlowe", "not_json", undefined],
    ["is nothing", undefined, "not_json", undefined],
    ["is a list", [message()], "not_json", undefined],
    ["holds what JSON cannot express", { ...message(), big: 1n }, "not_json", undefined],
    ["holds itself", circular, "schema_violation", ""],
    ["nests without end", message("sess-1", { deep: loop }), "schema_violation", "/data"],
    [
      "writes itself as something else",
      { ...message(), toJSON: () => ({}) },
      "schema_violation",
      "/event_id",
    ],
    [
      "has details that are a date",
      event("audit.event.logged", { details: new Date(0) }),
      "schema_violation",
      "/data/details",
    ],
    ["is one byte too large", sized(MAX_EVENT_BYTES + 1), "too_large", undefined],
    ["is written with broken UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), "invalid_utf8", undefined],
    ["is written as no JSON", bytesOf("{Marlowe"), "not_json", undefined],
    ["is written as a list", bytesOf("[]"), "not_json", undefined],
    ["is written wrong", bytesOf(message("", {})), "schema_violation", "/data/session_id"],
    ["is written too large", Buffer.alloc(MAX_EVENT_BYTES + 1, 0x80), "too_large", undefined],
  ] as const) {
    it(`is rejected and not sent when it ${title}`, async () => {
      const { result, stored } = await publish(given);
      assert.equal(result.status, "rejected");
      if (result.status === "rejected") assert.deepEqual([result.reason, result.pointer], [reason, pointer]);
      assert.deepEqual(stored, []);
      assert.ok(!JSON.stringify(result).includes("Marlowe"));
    });
  }

  it("has the partition key of its session on every topic, and none that tells who it is", async () => {
    const service = createService();
    const publisher = publisherTo(service.sink);
    for (const topic of TOPICS) await publisher.publish(eventOf(topic));
    await publisher.publish(message("other"));
    const keys = service.stored.map(({ partitionKey }) => partitionKey);
    assert.equal(new Set(keys.slice(0, 5)).size, 1);
    assert.equal(new Set(keys).size, 3);
    for (const key of keys) assert.match(key, /^[0-9a-f]{32}$/);
  });

  it("keeps its shard with a shorter key where the whole one leaves no room", async () => {
    const [whole] = (await publish(sized(MAX_EVENT_BYTES - 32))).stored;
    assert.deepEqual([whole?.partitionKey.length, whole?.explicitHashKey], [32, undefined]);
    for (const missing of [31, 10, 1]) {
      const [short] = (await publish(sized(MAX_EVENT_BYTES - missing))).stored;
      assert.equal(short?.partitionKey, whole?.partitionKey.slice(0, missing));
      assert.equal((short?.bytes.byteLength ?? 0) + missing, KINESIS_LIMITS.recordBytes);
      assert.equal(short?.explicitHashKey, "52535469880846633587927625621324075388");
    }
  });

  it("goes alone when it is so large that a stream of the default record size refuses it", async () => {
    const service = createService();
    const small = (entity_id: string) => event("audit.event.logged", { entity_id });
    await publisherTo(service.sink).publishAll([small("a"), sized(MAX_EVENT_BYTES), small("b")]);
    const largest = service.requests.find(({ records }) =>
      records.some(({ bytes }) => bytes.byteLength === MAX_EVENT_BYTES),
    );
    assert.deepEqual(
      largest?.records.map(({ partitionKey }) => partitionKey.length),
      [1],
    );
  });

  it("is too large for Firehose above 1,000 KiB", async () => {
    const firehose = { limits: FIREHOSE_LIMITS, ordered: false };
    assert.equal((await publish(sized(1_024_000), firehose)).result.status, "accepted");
    const { result } = await publish(sized(1_024_001), firehose);
    assert.deepEqual(result, {
      status: "rejected",
      reason: "too_large",
      detail: "the event has 1024001 bytes; at most 1024000 are taken",
    });
  });
});
