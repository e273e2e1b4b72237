import * as assert from "node:assert/strict";
import { type Delivery, emulator, startDelivery } from "./support/bench";
import { answering, failures, notes } from "./support/transforms";
import { createWorld, transformWith, type World } from "./support/world";

describe("a transform that fails", function () {
  this.timeout(60_000);
  let delivery: Delivery;
  let world: World;
  const { noting, remove } = notes();

  before(async () => {
    const { endpoint } = await emulator();
    delivery = await startDelivery(endpoint);
    world = createWorld(endpoint, delivery);
  });
  after(async () => {
    await delivery.stop();
    remove();
  });

  it("is invoked three times more when it fails, then the batch is kept under the error prefix", async () => {
    const { body, events } = noting(`throw new Error("broken");`);
    const stream = await world.stream(transformWith(await world.fn(body)));
    await world.put(stream.name, ["a"]);
    const documents = failures(await world.delivered(stream));
    assert.equal(events().length, 4);
    assert.deepEqual(
      documents.map(({ attemptsMade, errorCode, rawData }) => [attemptsMade, errorCode, rawData]),
      [[4, "Lambda.FunctionError", Buffer.from("a").toString("base64")]],
    );
    assert.match(
      (await world.objects(stream.bucket))[0]?.key ?? "",
      /^processing-failed\/\d{4}\/\d\d\/\d\d\/\d\d\//,
    );
  });

  it("is retried as often as NumberOfRetries says", async () => {
    const { body, events } = noting(`throw new Error("broken");`);
    const stream = await world.stream(transformWith(await world.fn(body), { NumberOfRetries: "1" }));
    await world.put(stream.name, ["a"]);
    assert.equal(failures(await world.delivered(stream))[0]?.attemptsMade, 2);
    assert.equal(events().length, 2);
  });

  for (const [what, body, errorCode] of [
    ["lacks a record", "return { records: [] };", "Lambda.MissingRecordId"],
    [
      "has a record twice",
      "return { records: [...event.records, ...event.records].map((r) => ({ ...r, result: 'Ok' })) };",
      "Lambda.DuplicatedRecordId",
    ],
    ["is no answer", "return 'done';", "Lambda.JsonProcessingException"],
    ["has an unknown result", answering("() => ({ result: 'Fine' })"), "Lambda.JsonProcessingException"],
  ] as const) {
    it(`keeps a record under the error prefix when the answer ${what}`, async () => {
      const stream = await world.stream(transformWith(await world.fn(body)));
      await world.put(stream.name, ["a"]);
      assert.deepEqual(
        failures(await world.delivered(stream)).map((document) => document.errorCode),
        [errorCode],
      );
    });
  }
});
