import * as assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { bytesOf, event, kinesisEvent } from "./support/events";
import { counts, processorIn } from "./support/processor";
import { objects, rows, tracesOf } from "./support/stores";
import { BUCKETS, createWorld, TABLES, type World } from "./support/world";

describe("the event processor on the emulator", () => {
  let world: World;
  before(async function () {
    this.timeout(300_000);
    world = await createWorld();
  });
  after(() => world.stop());

  const traces = (eventId: string) => tracesOf(world, eventId);

  it("sends an event down every path: the original bytes to one, the redacted event to the others", async () => {
    const given = event("chat.message.sent", {
      message: "I am zoe marlowe-quist, S4556914, mail z.q@example.com",
    });
    const bytes = bytesOf(`  ${JSON.stringify(given)} `);
    const { handler, lines } = processorIn(world);
    assert.deepEqual(await handler(kinesisEvent([bytes])), { batchItemFailures: [] });

    const { interactions, applications, logs, messages } = await traces(given.event_id);
    assert.deepEqual(interactions, [`${bytes}\n`]);
    assert.equal(applications.length, 1);
    const redacted = JSON.parse(applications[0] as string);
    assert.deepEqual(logs[0]?.value, redacted);
    assert.equal(logs.length, 1);
    assert.equal(logs[0]?.stream, "chat-message-sent/shardId-000000000001");
    assert.equal(messages.length, 1);
    const { detail, source, "detail-type": type } = JSON.parse(messages[0] as string);
    assert.deepEqual([detail, source, type], [redacted, "strata", "chat.message.sent"]);

    assert.equal(redacted.data.message, "I am [PERSON], [STUDENT_ID], mail [EMAIL]");
    assert.equal("student_name" in redacted.data || "student_id" in redacted.data, false);
    assert.match(redacted.data.student_id_hash, /^[0-9a-f]{64}$/);
    assert.notEqual(redacted.data.student_id_hash, createHash("sha256").update("S4556914").digest("hex"));
    assert.equal(counts(lines)["accepted"], 1);
  });

  it("gives a student the same pseudonym in every instance of the function", async () => {
    const hashes: unknown[] = [];
    for (const id of [1, 2]) {
      const given = event("chat.message.sent", { message_id: `m${id}` });
      await processorIn(world).handler(kinesisEvent([bytesOf(given)]));
      hashes.push(JSON.parse((await traces(given.event_id)).applications[0] as string).data.student_id_hash);
    }
    assert.equal(hashes[0], hashes[1]);
  });

  it("quarantines what it rejects with its bytes as they were and a row that says why", async () => {
    const broken = Buffer.concat([
      bytesOf('{"event_id":"'),
      Buffer.from([0xff, 0xc0, 0x80, 0x00, 0x0a]),
      bytesOf('"}'),
    ]);
    const { handler, lines } = processorIn(world);
    const records = [{ bytes: broken, sequence: "77" }];
    assert.deepEqual(await handler(kinesisEvent(records)), { batchItemFailures: [] });

    const key = "reason=invalid_utf8/topic=chat.message.sent/shardId-000000000001-77";
    assert.deepEqual((await objects(world.clients, BUCKETS.quarantine)).get(key), broken);
    const row = (await rows(world.clients, TABLES.quarantine)).find(({ object_key }) => object_key === key);
    assert.deepEqual(row, {
      quarantine_id: "chat.message.sent/shardId-000000000001/77",
      reason: "invalid_utf8",
      schema_version: 1,
      topic: "chat.message.sent",
      object_key: key,
      sha256: createHash("sha256").update(broken).digest("hex"),
      size: broken.byteLength,
      quarantined_at: "2026-03-02T12:00:00.000Z",
      expires_at: Date.UTC(2026, 4, 31, 12) / 1_000,
    });
    assert.equal(counts(lines)["rejected_invalid_utf8"], 1);
  });

  it("quarantines a record once however often it is tried", async () => {
    const batch = kinesisEvent([{ bytes: bytesOf("[]"), sequence: "78" }]);
    const { handler } = processorIn(world);
    await handler(batch);
    await handler(batch);
    const own = (await rows(world.clients, TABLES.quarantine)).filter(({ quarantine_id }) =>
      String(quarantine_id).endsWith("/78"),
    );
    assert.equal(own.length, 1);
  });

  it("takes the first of two events of one id, in one batch and across batches", async () => {
    const first = event("chat.message.sent");
    const { handler, lines } = processorIn(world);
    await handler(kinesisEvent([bytesOf(first), bytesOf({ ...first, source: "other" })]));
    assert.deepEqual([counts(lines)["accepted"], counts(lines)["repeated"]], [1, 1]);
    await handler(kinesisEvent([bytesOf(first)], "other-stream"));
    assert.deepEqual([counts(lines)["accepted"], counts(lines)["repeated"]], [0, 1]);
    const { interactions, applications, logs, messages } = await traces(first.event_id);
    assert.deepEqual([interactions.length, applications.length, logs.length, messages.length], [1, 1, 1, 1]);
    assert.equal(JSON.parse(interactions[0] as string).source, "chat-service");
  });

  it("does not let a rejected event keep its id from a valid one", async () => {
    const bad = event("chat.message.sent", { role: "x" });
    const { handler, lines } = processorIn(world);
    await handler(
      kinesisEvent([bytesOf(bad), bytesOf(event("chat.message.sent", {}, { event_id: bad.event_id }))]),
    );
    assert.deepEqual([counts(lines)["accepted"], counts(lines)["rejected"]], [1, 1]);
  });

  it("puts aside what a carrier cannot hold, each form in its own bucket, and refers to it", async () => {
    const message = "x".repeat(1_030_000);
    const given = event("chat.message.sent", { message });
    await processorIn(world).handler(kinesisEvent([bytesOf(given)]));
    const { interactions, applications, logs, messages } = await traces(given.event_id);
    const original = await objects(world.clients, BUCKETS.interaction, "claim-check/");
    const { claim_check: check } = JSON.parse(interactions[0] as string);
    assert.deepEqual(original.get(check.key), bytesOf(given));
    const redacted = await objects(world.clients, BUCKETS.application, "claim-check/");
    for (const reference of [
      JSON.parse(applications[0] as string),
      logs[0]?.value,
      JSON.parse(messages[0] as string).detail,
    ]) {
      assert.equal(reference.event_type, "chat.message.sent");
      const content = redacted.get(reference.claim_check.key) ?? Buffer.alloc(0);
      assert.equal(createHash("sha256").update(content).digest("hex"), reference.claim_check.sha256);
      assert.equal(JSON.parse(String(content)).data.message, message);
      assert.equal(String(content).includes("S4556914"), false);
    }
  }).timeout(20_000);

  it("keeps an original of several lines whole, and a closing line feed as its own", async () => {
    const [spread, closed] = [event("chat.message.sent"), event("chat.message.sent")];
    const pretty = bytesOf(JSON.stringify(spread, null, 2));
    await processorIn(world).handler(kinesisEvent([pretty, bytesOf(`${JSON.stringify(closed)}\r\n`)]));
    const { claim_check: check } = JSON.parse((await traces(spread.event_id)).interactions[0] as string);
    assert.deepEqual(
      (await objects(world.clients, BUCKETS.interaction, "claim-check/")).get(check.key),
      pretty,
    );
    assert.deepEqual((await traces(closed.event_id)).interactions, [`${JSON.stringify(closed)}\r\n`]);
  });
});
