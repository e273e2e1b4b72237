import assert from "node:assert/strict";
import { type Bench, startBench } from "./support/bench";
import { createPipeline } from "./support/stream";

const TEN = Array.from({ length: 10 }, (_, i) => `${i}`);

describe("a function that fails on a stream", function () {
  this.timeout(60_000);
  let bench: Bench;
  before(async () => {
    bench = await startBench();
  });
  after(() => bench.stop());

  it("goes on after the lowest sequence number it reports", async () => {
    const pipeline = await createPipeline(bench, {
      before: (put) => put(...TEN),
      mapping: { FunctionResponseTypes: ["ReportBatchItemFailures"] },
      behaviour: (records, earlier) => ({
        batchItemFailures:
          earlier === 0 ? [7, 4, 8].map((i) => ({ itemIdentifier: records[i]?.sequence })) : [],
      }),
    });
    await pipeline.drained();
    assert.deepEqual(
      pipeline.invocations().map(({ records }) => records.map(({ body }) => body).join("")),
      ["0123456789", "456789"],
    );
    assert.deepEqual(await pipeline.failures(), []);
  });

  it("gets the whole batch again when it reports an identifier that is null, wrong or unknown", async () => {
    const pipeline = await createPipeline(bench, {
      before: (put) => put("a", "b", "c"),
      mapping: { FunctionResponseTypes: ["ReportBatchItemFailures"] },
      behaviour: (records, earlier) =>
        [
          { batchItemFailures: [{ itemIdentifier: null }] },
          { batchItemFailures: [{ id: records[1]?.sequence }] },
          { batchItemFailures: [{ itemIdentifier: "4711" }, { itemIdentifier: records[2]?.sequence }] },
          { batchItemFailures: null },
        ][earlier],
    });
    await pipeline.drained();
    assert.equal(pipeline.bodies().join(""), "abcabcabcabc");
  });

  it("is not asked for item failures unless the mapping says so", async () => {
    const pipeline = await createPipeline(bench, {
      before: (put) => put("a", "b"),
      behaviour: (records) => ({ batchItemFailures: [{ itemIdentifier: records[0]?.sequence }] }),
    });
    await pipeline.drained();
    assert.equal(pipeline.bodies().join(""), "ab");
  });

  it("is isolated by bisecting, which uses no attempt", async () => {
    const pipeline = await createPipeline(bench, {
      before: (put) => put(...TEN),
      mapping: { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 2 },
      behaviour: (records) => {
        if (records.some(({ body }) => body === "6")) throw new Error("poison");
      },
    });
    await pipeline.drained();
    const [failure, ...others] = await pipeline.failed();
    assert.equal(others.length, 0);
    assert.equal(failure?.KinesisBatchInfo?.batchSize, 1);
    const alone = pipeline
      .invocations()
      .filter(({ records }) => records.map(({ body }) => body).join() === "6");
    assert.equal(alone.length, 3, "the poison alone is invoked once and retried twice");
    const handled = pipeline
      .invocations()
      .filter(({ end }) => end)
      .flatMap(({ records }) => records);
    assert.deepEqual(
      handled.map(({ body }) => body),
      TEN.filter((body) => body !== "6"),
    );
  });

  it("is isolated by its item failures and bisecting together", async () => {
    const pipeline = await createPipeline(bench, {
      before: (put) => put(...TEN),
      mapping: {
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 0,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
      },
      behaviour: (records) => {
        const poison = records.find(({ body }) => body === "3");
        return { batchItemFailures: poison ? [{ itemIdentifier: poison.sequence }] : [] };
      },
    });
    await pipeline.drained();
    const failures = await pipeline.failed();
    assert.deepEqual(
      failures.map(({ KinesisBatchInfo }) => KinesisBatchInfo?.batchSize),
      [1],
    );
    assert.deepEqual(
      pipeline
        .invocations()[1]
        ?.records.map(({ body }) => body)
        .join(""),
      "3456789",
    );
    assert.equal(pipeline.bodies().filter((body) => body === "2").length, 1);
    assert.ok(pipeline.bodies().includes("9"));
  });
});
