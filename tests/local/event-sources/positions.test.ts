import assert from "node:assert/strict";
import { type Bench, startBench, until } from "./support/bench";
import { createPipeline } from "./support/stream";

describe("where reading a stream begins", function () {
  this.timeout(60_000);
  let bench: Bench;
  before(async () => {
    bench = await startBench();
  });
  after(() => bench.stop());

  it("is the oldest record with TRIM_HORIZON", async () => {
    const pipeline = await createPipeline(bench, { before: (put) => put("before") });
    await pipeline.drained();
    assert.deepEqual(pipeline.bodies(), ["before"]);
  });

  it("is after the records that stand with LATEST, and stays there when the poller is killed", async () => {
    const pipeline = await createPipeline(bench, {
      before: (put) => put("before"),
      mapping: { StartingPosition: "LATEST" },
    });
    await pipeline.drained();
    await bench.killPoller();
    await pipeline.put("meanwhile");
    await bench.startPoller();
    await pipeline.drained();
    assert.deepEqual(pipeline.bodies(), ["meanwhile"]);
  });

  it("is a time with AT_TIMESTAMP", async () => {
    let between = new Date();
    const pipeline = await createPipeline(bench, {
      enabled: false,
      before: async (put) => {
        await put("before");
        await new Promise((resolve) => setTimeout(resolve, 20));
        between = new Date();
        await put("after");
      },
      mapping: { StartingPosition: "AT_TIMESTAMP", StartingPositionTimestamp: between },
    });
    await pipeline.override({ StartingPositionTimestamp: between.toISOString() });
    await pipeline.enable(true);
    await pipeline.drained();
    assert.deepEqual(pipeline.bodies(), ["after"]);
  });

  it("is the first record for shards that resharding made, after their parents are done", async () => {
    const pipeline = await createPipeline(bench, {
      mapping: { StartingPosition: "LATEST", BatchSize: 1 },
      behaviour: (records, earlier) => {
        if (records[0]?.body === "parent" && earlier < 4) throw new Error("not yet");
      },
    });
    await pipeline.drained();
    await pipeline.put("parent");
    await until("the parent's record is taken", () => pipeline.bodies().length > 0);
    await bench.kinesis.splitShard({
      StreamName: pipeline.streamName,
      ShardToSplit: "shardId-000000000000",
      NewStartingHashKey: (2n ** 127n).toString(),
    });
    await pipeline.put({ key: "a", body: "child" }, { key: "b", body: "child" }, { key: "c", body: "child" });
    await until(
      "the children are delivered",
      () => pipeline.bodies().filter((body) => body === "child").length === 3,
    );
    assert.equal(pipeline.bodies().lastIndexOf("parent") + 1, pipeline.bodies().indexOf("child"));
    assert.equal(pipeline.bodies().filter((body) => body === "parent").length, 5);
  });

  it("is the first record for shards that a changed shard count put in the place of others", async () => {
    const pipeline = await createPipeline(bench, { before: (put) => put("a", "b", "c") });
    await pipeline.drained();
    await bench.kinesis.updateShardCount({
      StreamName: pipeline.streamName,
      TargetShardCount: 2,
      ScalingType: "UNIFORM_SCALING",
    });
    await pipeline.put({ key: "a", body: "d" }, { key: "b", body: "e" }, { key: "c", body: "f" });
    await until("all are delivered", () => new Set(pipeline.bodies()).size === 6);
  });
});
