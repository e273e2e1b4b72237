import * as assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { destroyKey } from "../../operations/subject-keys/destroy";
import { bytesOf, event, kinesisEvent, NOW } from "./support/events";
import { openedIn, openerIn } from "./support/keys";
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
  const opened = (lines: readonly string[]) => openedIn(world, lines);

  it("sends an event down every path: the original sealed to one, the redacted event to the others", async () => {
    const given = event("chat.message.sent", {
      message: "I am zoe marlowe-quist, S4556914, mail z.q@example.com",
    });
    const bytes = bytesOf(`  ${JSON.stringify(given)} `);
    const { handler, lines } = processorIn(world);
    assert.deepEqual(await handler(kinesisEvent([bytes])), { batchItemFailures: [] });

    const { interactions, applications, logs, messages } = await traces(given.event_id);
    const { event: sealed, content } = await opened(interactions);
    assert.deepEqual(content, bytes);
    for (const secret of ["Marlowe", "S4556914", "z.q@example.com"])
      assert.equal(String(interactions).includes(secret), false, secret);
    assert.equal(applications.length, 1);
    const redacted = JSON.parse(applications[0] as string);
    const { event_id, event_type, timestamp, source: from } = given;
    const { student_id_hash, session_id, school_id, message_id, role } = redacted.data;
    const index = { session_id, school_id, message_id, role, student_id_hash };
    const readable = { event_id, event_type, timestamp, source: from, subject: student_id_hash, index };
    assert.deepEqual(sealed, { ...readable, sealed: sealed.sealed });
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

  it("quarantines what it rejects with its bytes sealed as they were and a row that says why", async () => {
    const broken = Buffer.concat([
      bytesOf('{"event_id":"'),
      Buffer.from([0xff, 0xc0, 0x80, 0x00, 0x0a]),
      bytesOf('"}'),
    ]);
    const { handler, lines } = processorIn(world);
    const records = [{ bytes: broken, sequence: "77" }];
    assert.deepEqual(await handler(kinesisEvent(records)), { batchItemFailures: [] });

    const key = "reason=invalid_utf8/topic=chat.message.sent/shardId-000000000001-77";
    const jwe = String((await objects(world.clients, BUCKETS.quarantine)).get(key));
    assert.deepEqual(await openerIn(world).open(jwe), broken);
    const row = (await rows(world.clients, TABLES.quarantine)).find(({ object_key }) => object_key === key);
    assert.deepEqual(row, {
      quarantine_id: "chat.message.sent/shardId-000000000001/77",
      reason: "invalid_utf8",
      schema_version: 1,
      topic: "chat.message.sent",
      object_key: key,
      subject: `quarantine/${new Date().toISOString().slice(0, 10)}`,
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
    assert.equal((await opened(interactions)).event.source, "chat-service");
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
    const { event: reference, jwe, content } = await opened(interactions);
    assert.deepEqual(content, bytesOf(given));
    assert.equal(createHash("sha256").update(jwe).digest("hex"), reference.claim_check?.sha256);
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
    assert.deepEqual((await opened((await traces(spread.event_id)).interactions)).content, pretty);
    const { content } = await opened((await traces(closed.event_id)).interactions);
    assert.equal(String(content), `${JSON.stringify(closed)}\r\n`);
  });

  it("writes the same bytes when a batch comes again, so that every write can be repeated", async () => {
    const given = event("chat.message.sent");
    const batch = kinesisEvent([bytesOf(given)]);
    await processorIn(world).handler(batch);
    await processorIn(world).handler(batch);
    const [first, second, ...more] = (await traces(given.event_id)).interactions;
    assert.ok(first);
    assert.equal(second, first);
    assert.deepEqual(more, []);
  });

  it("takes nothing of a student whose key was destroyed and keeps nothing of it", async () => {
    const [gone, stays] = ["erased-1", "stays-1"].map((student_id) =>
      event("chat.message.sent", { student_id }),
    );
    const bad = bytesOf(event("chat.message.sent", { student_id: "erased-1", role: "x" }));
    await processorIn(world).handler(kinesisEvent([bytesOf(gone)]));
    const subject = (await opened((await traces(gone?.event_id ?? "")).interactions)).event.subject;
    await destroyKey(world.clients.dynamo, TABLES.subjectKeys, subject, { operation: "op-x", now: NOW });
    const later = event("chat.message.sent", { student_id: "erased-1" });
    const { handler, lines } = processorIn(world);
    const batch = kinesisEvent([bytesOf(later), { bytes: bad, sequence: "881" }, bytesOf(stays)]);
    assert.deepEqual(await handler(batch), { batchItemFailures: [] });
    assert.deepEqual([counts(lines)["accepted"], counts(lines)["rejected_subject_erased"]], [1, 2]);
    const { interactions, applications, logs, messages } = await traces(later.event_id);
    assert.deepEqual([interactions, applications, logs, messages], [[], [], [], []]);
    const row = (await rows(world.clients, TABLES.quarantine)).find(({ quarantine_id }) =>
      String(quarantine_id).endsWith("/881"),
    );
    assert.equal(row?.["reason"], "subject_erased");
    assert.deepEqual([row?.["object_key"], row?.["subject"]], [undefined, undefined]);
    const kept = [...(await objects(world.clients, BUCKETS.quarantine)).keys()];
    assert.equal(
      kept.some((key) => key.endsWith("-881")),
      false,
    );
  });
});
