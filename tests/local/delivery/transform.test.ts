import * as assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FirehoseTransformationEvent } from "aws-lambda";
import { type Delivery, emulator, startDelivery } from "./support/bench";
import { createWorld, transformWith, type World } from "./support/world";

/** Answers each record with what `result(text, recordId)` gives. */
const answering = (result: string): string => `
  const result = ${result};
  const one = (record) => ({ recordId: record.recordId, data: record.data, result: "Ok",
    ...result(Buffer.from(record.data, "base64").toString(), record.recordId) });
  return { records: event.records.map(one) };`;

describe("the transform of a delivery stream", function () {
  this.timeout(60_000);
  let delivery: Delivery;
  let world: World;
  const seen = mkdtempSync(join(tmpdir(), "delivery-seen-"));

  before(async () => {
    const { endpoint } = await emulator();
    delivery = await startDelivery(endpoint);
    world = createWorld(endpoint, delivery);
  });
  after(async () => {
    await delivery.stop();
    rmSync(seen, { recursive: true, force: true });
  });

  /** A function's body that notes each event before it goes on. */
  function noting(body: string): { body: string; events: () => FirehoseTransformationEvent[] } {
    const file = join(seen, randomUUID());
    const note = `fs.appendFileSync(${JSON.stringify(file)}, JSON.stringify(event) + "\\n");`;
    const events = () =>
      readFileSync(file, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
    return { body: note + body, events };
  }

  const failures = (objects: { key: string; text: string }[]) =>
    objects
      .filter(({ key }) => key.includes("processing-failed"))
      .flatMap(({ text }) =>
        text
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line)),
      );

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
