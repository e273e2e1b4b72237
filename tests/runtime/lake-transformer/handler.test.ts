import * as assert from "node:assert/strict";
import { CreateBucketCommand, DeleteObjectCommand } from "@aws-sdk/client-s3";
import { checkIn } from "../../../runtime/shared/claim-check";
import { objectWriter } from "../../../runtime/shared/objects";
import { objects, rows } from "../support/stores";
import { createWorld, TABLES, type World } from "../support/world";
import { batch, createLake, idsIn, landedEvent, notice, SETTINGS } from "./support";

const NOTHING_FAILED = { batchItemFailures: [] };

describe("the lake transformer", function () {
  this.timeout(60_000);
  let world: World;
  before(async () => {
    world = await createWorld();
    await world.clients.s3.send(new CreateBucketCommand({ Bucket: SETTINGS.claimCheckBucket }));
  });
  after(() => world?.stop());

  it("writes every event once, in the folder of its own type and hour, however late it came", async () => {
    const lake = await createLake(world, "lake-folders");
    const late = landedEvent("evt_late", {}, "2026-01-30T23:59:59.999Z");
    const audit = { ...landedEvent("evt_audit"), event_type: "audit.event.logged" };
    const key = await lake.land("mixed", [landedEvent("evt_now"), late, audit]);
    assert.deepEqual(await lake.handle(batch(notice(key))), NOTHING_FAILED);
    const found = (await lake.rows()).map(({ folder, row }) => `${row["event_id"]} ${folder}`);
    assert.deepEqual(found.sort(), [
      "evt_audit event_type=audit.event.logged/year=2026/month=01/day=31/hour=09",
      "evt_late event_type=chat.message.sent/year=2026/month=01/day=30/hour=23",
      "evt_now event_type=chat.message.sent/year=2026/month=01/day=31/hour=09",
    ]);
  });

  it("writes it once when it is told twice, and when the object was delivered twice under its key", async () => {
    const lake = await createLake(world, "lake-twice");
    const events = [landedEvent("evt_1"), landedEvent("evt_2", { mood_score: 3 })];
    const key = await lake.land("again", events);
    await lake.handle(batch(notice(key), notice(key)));
    await lake.land("again", events);
    await lake.handle(batch(notice(key)));
    assert.deepEqual(await idsIn(lake), ["evt_1", "evt_2"]);
  });

  it("has nothing to do for S3's test message and for an object that is gone", async () => {
    const lake = await createLake(world, "lake-gone");
    const key = await lake.land("gone", [landedEvent("evt_1")]);
    await world.clients.s3.send(new DeleteObjectCommand({ Bucket: SETTINGS.landingBucket, Key: key }));
    const test = JSON.stringify({ Event: "s3:TestEvent" });
    assert.deepEqual(await lake.handle(batch(test, notice(key))), NOTHING_FAILED);
    assert.equal((await lake.files()).size, 0);
  });

  it("gives back a notice it cannot deal with alone, leaves nothing of it, and says why without content", async () => {
    const lake = await createLake(world, "lake-broken");
    const good = await lake.land("good", [landedEvent("evt_good")]);
    const zipped = Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from("Jane Doe, no gzip at all")]);
    const broken = await lake.land("broken", zipped, { gzip: false });
    const { batchItemFailures } = await lake.handle(batch(notice(broken), "{Jane Doe", notice(good)));
    assert.deepEqual(batchItemFailures, [{ itemIdentifier: "m0" }, { itemIdentifier: "m1" }]);
    assert.deepEqual(await idsIn(lake), ["evt_good"]);
    const failures = lake.logged.filter((line) => line.includes("notice_failed"));
    assert.equal(failures.length, 2);
    assert.doesNotMatch(lake.logged.join("\n"), /Jane/);
  });

  it("puts events too large for a delivery record in whole", async () => {
    const lake = await createLake(world, "lake-large");
    const large = landedEvent("evt_large", { transcript: "word ".repeat(300_000) });
    const body = Buffer.from(JSON.stringify(large));
    const { object, reference } = checkIn(large as never, body, "redacted", SETTINGS.claimCheckBucket);
    await objectWriter(world.clients.s3)(object);
    const key = await lake.land("large", [landedEvent("evt_small"), reference]);
    assert.deepEqual(await lake.handle(batch(notice(key))), NOTHING_FAILED);
    const found = (await lake.rows()).find(({ row }) => row["event_id"] === "evt_large");
    assert.deepEqual(found?.row["data"], large["data"]);
  });

  it("takes text that UTF-8 cannot hold, with U+FFFD for what it cannot", async () => {
    const lake = await createLake(world, "lake-halves");
    const line = `${JSON.stringify(landedEvent("evt_half", { note: "a" })).replace('"a"', '"a \\ud800 b"')}\n`;
    await lake.handle(batch(notice(await lake.land("half", Buffer.from(line)))));
    assert.deepEqual(
      (await lake.rows()).map(({ row }) => row["data"]),
      [{ note: "a \ufffd b" }],
    );
  });

  it("quarantines an event whose field has another type than the lake's column, once, and takes the others", async () => {
    const lake = await createLake(world, "lake-conflict");
    await lake.handle(batch(notice(await lake.land("first", [landedEvent("evt_1", { mood_score: 5 })]))));
    const odd = landedEvent("evt_odd", { mood_score: "five" });
    const key = await lake.land("second", [landedEvent("evt_2", { mood_score: 6 }), odd]);
    for (let time = 0; time < 2; time++)
      assert.deepEqual(await lake.handle(batch(notice(key))), NOTHING_FAILED);
    assert.deepEqual(await idsIn(lake), ["evt_1", "evt_2"]);
    const kept = (await rows(world.clients, TABLES.quarantine)).filter(
      ({ reason }) => reason === "type_conflict",
    );
    assert.deepEqual(
      kept.map(({ topic, pointer }) => [topic, pointer]),
      [["chat.message.sent", "/data/mood_score"]],
    );
    const stored = await objects(world.clients, SETTINGS.quarantineBucket, String(kept[0]?.["object_key"]));
    assert.deepEqual(JSON.parse(String([...stored.values()][0])), odd);
  });
});
