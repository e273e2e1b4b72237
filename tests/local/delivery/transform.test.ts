import * as assert from "node:assert/strict";
import { type Delivery, emulator, startDelivery } from "./support/bench";
import { answering, failures, notes } from "./support/transforms";
import { createWorld, transformWith, type World } from "./support/world";

describe("the transform of a delivery stream", function () {
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

  it("gets the event that Firehose documents, with the ids the producer got", async () => {
    const { body, events } = noting(answering("() => ({})"));
    const functionArn = await world.fn(body);
    const stream = await world.stream(transformWith(functionArn));
    const ids = await world.put(stream.name, ["a", "b"]);
    await world.delivered(stream);
    const records = events().flatMap((event) => event.records);
    assert.deepEqual(
      records.map(({ recordId }) => recordId),
      ids,
    );
    assert.deepEqual(
      records.map(({ data }) => Buffer.from(data, "base64").toString()),
      ["a", "b"],
    );
    assert.ok(records.every(({ approximateArrivalTimestamp: at }) => Math.abs(at - Date.now()) < 60_000));
    const [event] = events();
    assert.match(event?.deliveryStreamArn ?? "", new RegExp(`:deliverystream/${stream.name}$`));
    assert.equal(event?.region, "us-east-1");
    assert.match(event?.invocationId ?? "", /^[0-9a-f-]{36}$/);
  });

  it("decides what is delivered: its data, nothing for a dropped record, an error document for a failed one", async () => {
    const rule = `(text) => text === "drop" ? { result: "Dropped" } : text === "fail" ? { result: "ProcessingFailed" }
      : { data: Buffer.from(text.toUpperCase()).toString("base64") }`;
    const functionArn = await world.fn(answering(rule));
    const stream = await world.stream(transformWith(functionArn));
    const before = Date.now();
    await world.put(stream.name, ["a", "drop", "fail", "b"]);
    const objects = await world.delivered(stream);
    assert.equal(
      objects
        .filter(({ key }) => !key.includes("failed"))
        .map(({ text }) => text)
        .join(""),
      "AB",
    );
    const [document, ...more] = failures(objects);
    assert.deepEqual(more, []);
    const { arrivalTimestamp, attemptEndingTimestamp, ...rest } = document;
    assert.ok(arrivalTimestamp >= before && attemptEndingTimestamp >= arrivalTimestamp);
    assert.deepEqual(rest, {
      attemptsMade: 1,
      errorCode: "Lambda.ProcessingFailedStatus",
      errorMessage: "ProcessingFailed status set for record",
      rawData: Buffer.from("fail").toString("base64"),
      lambdaArn: functionArn,
    });
    const { deliveredRecords, failedRecords, droppedRecords } = await delivery.status(stream.name);
    assert.deepEqual(
      { deliveredRecords, failedRecords, droppedRecords },
      { deliveredRecords: 2, failedRecords: 1, droppedRecords: 1 },
    );
  });

  it("gets batches of at most its buffer size", async () => {
    const { body, events } = noting(answering("() => ({})"));
    const stream = await world.stream(
      transformWith(await world.fn(body), { BufferSizeInMBs: "1", BufferIntervalInSeconds: "900" }),
    );
    await world.put(
      stream.name,
      Array.from({ length: 6 }, (_, i) => String(i).repeat(512 * 1024)),
    );
    const objects = await world.delivered(stream);
    assert.deepEqual(
      events().map((event) => event.records.length),
      [2, 2, 2],
    );
    assert.equal(
      objects.reduce((sum, { body: bytes }) => sum + bytes.length, 0),
      6 * 512 * 1024,
    );
  });

  it("waits for its own buffer interval", async () => {
    const { body, events } = noting(answering("() => ({})"));
    const stream = await world.stream(transformWith(await world.fn(body), { BufferIntervalInSeconds: "1" }));
    await world.put(stream.name, ["a"]);
    await world.put(stream.name, ["b"]);
    await world.delivered(stream);
    assert.deepEqual(
      events().map((event) => event.records.length),
      [2],
    );
  });
});
