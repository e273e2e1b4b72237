import assert from "node:assert/strict";
import { type Bench, startBench, until } from "./support/bench";
import { createTablePipeline } from "./support/table";

describe("a DynamoDB stream as event source", function () {
  this.timeout(60_000);
  let bench: Bench;
  before(async () => {
    bench = await startBench();
  });
  after(() => bench.stop());

  it("is delivered in order under a role scoped to the stream", async () => {
    const pipeline = await createTablePipeline(bench, { before: ["a", "b", "c"] });
    await pipeline.drained();
    assert.deepEqual(pipeline.bodies(), ["a", "b", "c"]);
    const [record] = pipeline.lastEvent().Records;
    const change = record?.["dynamodb"] as Record<string, unknown>;
    assert.equal(record?.["eventName"], "INSERT");
    assert.equal(record?.["eventSource"], "aws:dynamodb");
    assert.equal(record?.["eventSourceARN"], pipeline.streamArn);
    assert.deepEqual(change["NewImage"], { id: { S: "a" }, bytes: { B: "AQI=" } });
    assert.equal(typeof change["ApproximateCreationDateTime"], "number");
  });

  it("begins after the records that stand with LATEST", async () => {
    const pipeline = await createTablePipeline(bench, {
      before: ["a"],
      mapping: { StartingPosition: "LATEST" },
    });
    await pipeline.drained();
    await pipeline.putItem("b");
    await pipeline.drained();
    assert.deepEqual(pipeline.bodies(), ["b"]);
  });

  it("goes on after its checkpoint when the poller was killed", async () => {
    const pipeline = await createTablePipeline(bench, { before: ["a", "b"] });
    await pipeline.drained();
    await bench.killPoller();
    await pipeline.putItem("c");
    await bench.startPoller();
    await pipeline.drained();
    assert.deepEqual(pipeline.bodies(), ["a", "b", "c"]);
  });

  it("is filtered by the item's attributes", async () => {
    const Pattern = JSON.stringify({
      eventName: ["INSERT"],
      dynamodb: { Keys: { id: { S: [{ prefix: "b" }] } } },
    });
    const pipeline = await createTablePipeline(bench, {
      before: ["a", "b"],
      mapping: { FilterCriteria: { Filters: [{ Pattern }] } },
    });
    await pipeline.drained();
    assert.deepEqual(pipeline.bodies(), ["b"]);
  });

  it("tells its on-failure destination with DDBStreamBatchInfo", async () => {
    const pipeline = await createTablePipeline(bench, {
      before: ["a", "b"],
      mapping: { MaximumRetryAttempts: 0 },
      behaviour: () => {
        throw new Error("always");
      },
    });
    const failure = await until("the failure is sent", pipeline.failure);
    const info = failure["DDBStreamBatchInfo"] as Record<string, unknown>;
    assert.match(String(info["approximateArrivalOfFirstRecord"]), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const [first, last] = pipeline.invocations()[0]?.records ?? [];
    assert.deepEqual(
      { ...info, approximateArrivalOfFirstRecord: "", approximateArrivalOfLastRecord: "" },
      {
        shardId: "shardId-00000000000000000000-00000000",
        startSequenceNumber: first?.sequence,
        endSequenceNumber: last?.sequence,
        approximateArrivalOfFirstRecord: "",
        approximateArrivalOfLastRecord: "",
        batchSize: 2,
        streamArn: pipeline.streamArn,
      },
    );
  });

  it("is not read by a role that may read another stream only, and the action is named", async () => {
    const pipeline = await createTablePipeline(bench, { before: ["a"], resource: (arn) => `${arn}x` });
    const denial = await until("the denial is shown", async () =>
      (await bench.status()).denied.find((entry) => entry.function === pipeline.arn),
    );
    assert.equal(denial.action, "dynamodb:DescribeStream");
  });
});
