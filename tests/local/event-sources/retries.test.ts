import assert from "node:assert/strict";
import { type Bench, startBench, until } from "./support/bench";
import { createPipeline } from "./support/stream";

describe("retries of an event source", function () {
  this.timeout(60_000);
  let bench: Bench;
  before(async () => {
    bench = await startBench();
  });
  after(() => bench.stop());

  it("end with the attempts: the batch is given up and the shard goes on", async () => {
    const pipeline = await createPipeline(bench, {
      before: (put) => put("a", "b", "c"),
      mapping: { MaximumRetryAttempts: 2, BatchSize: 2 },
      behaviour: (records) => {
        if (records[0]?.body === "a") throw new Error("always");
      },
    });
    await pipeline.drained();
    assert.equal(pipeline.bodies().join(" "), "a b a b a b c");
  });

  it("go on without end by default", async () => {
    const pipeline = await createPipeline(bench, {
      before: (put) => put("a", "b"),
      behaviour: (_records, earlier) => {
        if (earlier < 3) throw new Error("not yet");
      },
    });
    await pipeline.drained();
    assert.equal(pipeline.invocations().length, 4);
    assert.deepEqual(await pipeline.failures(), []);
  });

  it("end when the records are older than the maximum age", async () => {
    const pipeline = await createPipeline(bench, {
      before: (put) => put("old"),
      mapping: { MaximumRecordAgeInSeconds: 2 },
      behaviour: (records) => {
        if (records[0]?.body === "old") throw new Error("always");
      },
    });
    await pipeline.drained();
    await pipeline.put("young");
    await pipeline.drained();
    const [failure] = await pipeline.failures();
    assert.equal(failure?.requestContext.condition, "RecordAgeExceeded");
    assert.equal(pipeline.bodies().at(-1), "young");
  });

  it("use no attempt while the function is throttled", async () => {
    const pipeline = await createPipeline(bench, { enabled: false, mapping: { MaximumRetryAttempts: 0 } });
    const FunctionName = pipeline.name;
    await bench.lambda.putFunctionConcurrency({ FunctionName, ReservedConcurrentExecutions: 0 });
    await pipeline.put("a");
    const before = (await bench.status()).notInvoked;
    await pipeline.enable(true);
    await until("it is refused twice", async () => (await bench.status()).notInvoked >= before + 2);
    await bench.lambda.deleteFunctionConcurrency({ FunctionName });
    await pipeline.drained();
    assert.deepEqual(pipeline.bodies(), ["a"]);
    assert.deepEqual(await pipeline.failures(), []);
  });

  it("follow when the worker was killed in mid-invocation", async () => {
    const pipeline = await createPipeline(bench, {
      before: (put) => put("a", "b"),
      behaviour: (_records, earlier) => {
        if (earlier === 0) process.kill(process.pid, "SIGKILL");
      },
    });
    await pipeline.drained();
    assert.equal(pipeline.bodies().join(""), "abab");
    assert.equal(pipeline.invocations()[0]?.end, undefined);
  });
});
