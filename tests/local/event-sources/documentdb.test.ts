import assert from "node:assert/strict";
import { until } from "./support/bench";
import { type ChangesBench, createChangesPipeline, startChangesBench } from "./support/changes";

describe("a DocumentDB change stream as event source", function () {
  this.timeout(90_000);
  let bench: ChangesBench;
  before(async () => {
    bench = await startChangesBench();
  });
  after(() => bench?.stop());

  it("is delivered in order, as Lambda's DocumentDB event, and from the beginning", async () => {
    const ids = await bench.put(5);
    const pipeline = await createChangesPipeline(bench);
    await until("the first five", () => pipeline.bodies().length >= 5);
    const event = pipeline.lastEvent() as unknown as {
      eventSource: string;
      eventSourceArn: string;
      events: { event: Record<string, never> }[];
    };
    assert.deepEqual(pipeline.bodies().slice(0, 5), ids);
    assert.equal(event.eventSource, "aws:docdb");
    assert.equal(event.eventSourceArn, bench.documents.clusterArn);
    const { operationType, ns, documentKey, fullDocument, clusterTime, _id } = event.events[0]?.event ?? {};
    assert.deepEqual(
      { operationType, ns, documentKey },
      { operationType: "insert", ns: { db: "interactions", coll: "messages" }, documentKey: { _id: ids[0] } },
    );
    assert.equal((fullDocument as unknown as { session_id: string }).session_id, "session-1");
    assert.ok((fullDocument as unknown as { timestamp: { $date: string } }).timestamp.$date);
    assert.ok((clusterTime as unknown as { $timestamp: { t: number } }).$timestamp.t > 1_600_000_000);
    assert.equal(typeof (_id as unknown as { _data: string })._data, "string");
  });

  it("begins after the changes that stand with LATEST", async () => {
    await bench.put(2);
    const pipeline = await createChangesPipeline(bench, undefined, { StartingPosition: "LATEST" });
    await pipeline.drained();
    const ids = await bench.put(3);
    await until("the next three", () => pipeline.bodies().length === 3);
    assert.deepEqual(pipeline.bodies(), ids);
  });

  it("hands over one batch at a time, and one that fails again until the function takes it", async () => {
    const pipeline = await createChangesPipeline(
      bench,
      async (_records, earlier) => {
        await new Promise((resolve) => setTimeout(resolve, 40));
        if (earlier < 4) throw new Error("not yet");
      },
      {
        StartingPosition: "LATEST",
        BatchSize: 10,
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 0,
      },
    );
    await pipeline.drained();
    const ids = await bench.put(25);
    await pipeline.drained();
    const taken = pipeline.invocations();
    const sizes = taken.map(({ records }) => records.length);
    const [first = 0] = sizes;
    assert.ok(
      sizes.slice(0, 5).every((size) => size === first),
      `the batch stays whole: ${sizes}`,
    );
    for (const [at, { start }] of taken.entries())
      assert.ok(start >= (taken[at - 1]?.end ?? 0), "a batch begins before the one before ended");
    assert.deepEqual(pipeline.bodies().slice(4 * first), ids);
  });

  it("goes on after the last batch when the poller was killed in the middle: nothing is lost", async () => {
    const pipeline = await createChangesPipeline(
      bench,
      () => new Promise((resolve) => setTimeout(resolve, 150)),
      { StartingPosition: "LATEST", BatchSize: 10 },
    );
    await pipeline.drained();
    const ids = await bench.put(60);
    await until("half of it", () => pipeline.bodies().length >= 30);
    await bench.killPoller();
    ids.push(...(await bench.put(20)));
    await bench.startPoller();
    await until("all of it", () => new Set(pipeline.bodies()).size === ids.length);
    await pipeline.drained();
    const bodies = pipeline.bodies();
    assert.deepEqual([...new Set(bodies)], ids, "in order but for what was repeated");
    assert.ok(bodies.length - ids.length <= 20, `${bodies.length - ids.length} changes came twice`);
  });

  it("goes on when the cluster was killed and is back", async () => {
    const pipeline = await createChangesPipeline(bench, undefined, { StartingPosition: "LATEST" });
    await pipeline.drained();
    const ids = await bench.put(5);
    await pipeline.drained();
    await bench.documents.stores.stores.kill("documents");
    await until("the failure is shown", async () => Object.keys((await bench.status()).faults).length > 0);
    await bench.documents.stores.stores.start("documents");
    // The connection of before broke: the first call says so.
    ids.push(...(await bench.put(5).catch(() => bench.put(5))));
    await pipeline.drained();
    assert.deepEqual(pipeline.bodies(), ids);
    assert.deepEqual((await bench.status()).faults, {});
  });

  for (const action of [
    "secretsmanager:GetSecretValue",
    "rds:DescribeDBClusters",
    "ec2:DescribeSecurityGroups",
  ])
    it(`is denied to a role that lacks ${action}`, async () => {
      const pipeline = await createChangesPipeline(bench, undefined, {}, action);
      const denied = await until("the denial", async () =>
        (await bench.status()).denied.find((denial) => denial.function === pipeline.arn),
      );
      assert.equal(denied.action, action);
      assert.deepEqual(pipeline.bodies(), []);
      const { EventSourceMappings = [] } = await bench.lambda.listEventSourceMappings({
        FunctionName: pipeline.name,
      });
      await bench.lambda.deleteEventSourceMapping({ UUID: EventSourceMappings[0]?.UUID });
    });
});
