import * as assert from "node:assert/strict";
import { bytesOf, event, kinesisEvent } from "./support/events";
import { counts, processorIn } from "./support/processor";
import { createWorld, type World } from "./support/world";

describe("the event processor and large batches", () => {
  let world: World;
  before(async function () {
    this.timeout(300_000);
    world = await createWorld();
  });
  after(() => world.stop());

  it("claims a batch of more ids than one transaction holds", async () => {
    const given = Array.from({ length: 205 }, () => event("chat.message.sent"));
    const { handler, lines } = processorIn(world);
    await handler(kinesisEvent(given.map(bytesOf)));
    assert.equal(counts(lines)["accepted"], 205);
    await handler(kinesisEvent([...given.slice(100, 150), event("chat.message.sent")].map(bytesOf)));
    assert.deepEqual([counts(lines)["accepted"], counts(lines)["repeated"]], [1, 50]);
  }).timeout(30_000);
});
