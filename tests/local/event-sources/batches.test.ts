import assert from "node:assert/strict";
import { type Bench, startBench, until } from "./support/bench";
import { createPipeline } from "./support/stream";

describe("batches of a Kinesis event source", function () {
  this.timeout(60_000);
  let bench: Bench;
  before(async () => {
    bench = await startBench();
  });
  after(() => bench.stop());

  it("hold at most the batch size and keep the stream's order", async () => {
    const bodies = Array.from({ length: 250 }, (_, i) => `${i}`);
    const pipeline = await createPipeline(bench, { before: (put) => put(...bodies) });
    await pipeline.drained();
    assert.deepEqual(pipeline.bodies(), bodies);
    assert.deepEqual(
      pipeline.invocations().map(({ records }) => records.length),
      [100, 100, 50],
    );
  });

  it("wait for the batching window to fill", async () => {
    const pipeline = await createPipeline(bench, { mapping: { MaximumBatchingWindowInSeconds: 2 } });
    await pipeline.drained();
    const began = Date.now();
    await pipeline.put("a");
    await until("the first record is read", async () => (await pipeline.backlog())[0]?.atTip === false);
    await pipeline.put("b");
    await pipeline.drained();
    const [first, ...others] = pipeline.invocations();
    assert.deepEqual(
      first?.records.map(({ body }) => body),
      ["a", "b"],
    );
    assert.equal(others.length, 0);
    assert.ok((first?.start ?? 0) - began >= 1900, "invoked before the window was over");
  });

  it("go out before the window is over when they are full", async () => {
    const pipeline = await createPipeline(bench, {
      mapping: { MaximumBatchingWindowInSeconds: 60, BatchSize: 3 },
    });
    await pipeline.put("a", "b", "c", "d");
    await until("the full batch is delivered", () => pipeline.bodies().length > 0);
    assert.deepEqual(pipeline.bodies(), ["a", "b", "c"]);
  });

  it("stay below 6 MB of payload", async () => {
    const large = Array.from({ length: 9 }, (_, i) => ({ body: Buffer.alloc(1_000_000, 97 + i), key: "k" }));
    const pipeline = await createPipeline(bench, {
      before: async (put) => {
        for (const record of large) await put(record);
      },
    });
    await pipeline.drained();
    const sizes = pipeline.invocations().map(({ eventBytes }) => eventBytes);
    assert.equal(pipeline.bodies().length, 9);
    assert.ok(Math.max(...sizes) <= 6 * 1024 * 1024, `an event of ${Math.max(...sizes)} bytes`);
    assert.deepEqual(
      pipeline.invocations().map(({ records }) => records.length),
      [4, 4, 1],
    );
  });

  it("run side by side with parallelisation, in order for each partition key", async () => {
    const bodies = Array.from({ length: 48 }, (_, i) => ({ key: `key-${i % 8}`, body: `${i}` }));
    const pipeline = await createPipeline(bench, {
      before: (put) => put(...bodies),
      mapping: { ParallelizationFactor: 4, BatchSize: 4 },
      behaviour: () => new Promise((resolve) => setTimeout(resolve, 100, null)),
    });
    await pipeline.drained();
    const invocations = pipeline.invocations();
    const overlapping = invocations.filter(({ start }, i) =>
      invocations.some((other, j) => i !== j && other.start <= start && (other.end ?? 0) > start),
    );
    assert.ok(overlapping.length > 0, "no two invocations ran at once");
    const order = new Map<string, number[]>();
    for (const { key, body } of invocations.flatMap(({ records }) => records))
      order.set(key, [...(order.get(key) ?? []), Number(body)]);
    assert.equal([...order.values()].flat().length, 48);
    for (const [key, seen] of order)
      assert.deepEqual(
        seen,
        [...seen].sort((a, b) => a - b),
        key,
      );
  });

  it("carry the event that Lambda documents for Kinesis", async () => {
    const pipeline = await createPipeline(bench, { before: (put) => put({ key: "pupil", body: "hello" }) });
    await pipeline.drained();
    const [record] = pipeline.lastEvent().Records;
    const { sequenceNumber, approximateArrivalTimestamp, ...kinesis } = (record?.["kinesis"] ?? {}) as Record<
      string,
      unknown
    >;
    assert.ok(Math.abs(Number(approximateArrivalTimestamp) * 1000 - Date.now()) < 30_000);
    assert.deepEqual(kinesis, { kinesisSchemaVersion: "1.0", partitionKey: "pupil", data: "aGVsbG8=" });
    assert.deepEqual(
      { ...record, kinesis: undefined },
      {
        kinesis: undefined,
        eventSource: "aws:kinesis",
        eventVersion: "1.0",
        eventID: `shardId-000000000000:${sequenceNumber}`,
        eventName: "aws:kinesis:record",
        invokeIdentityArn: `arn:aws:iam::000000000000:role/${pipeline.roleName}`,
        awsRegion: "us-east-1",
        eventSourceARN: pipeline.streamArn,
      },
    );
  });
});
