import assert from "node:assert/strict";
import { type Bench, startBench, until } from "./support/bench";
import { createPipeline, READ_ACTIONS } from "./support/stream";

describe("a function's role", function () {
  this.timeout(60_000);
  let bench: Bench;
  before(async () => {
    bench = await startBench();
  });
  after(() => bench.stop());

  for (const action of READ_ACTIONS)
    it(`keeps its event source from working without ${action}, which is named, until it is granted`, async () => {
      const pipeline = await createPipeline(bench, {
        before: (put) => put("a"),
        allow: (needed) =>
          needed.map(({ actions, resource }) => ({
            actions: actions.filter((name) => name !== action),
            resource,
          })),
      });
      const denial = await until("the denial is shown", async () =>
        (await bench.status()).denied.find((entry) => entry.function === pipeline.arn),
      );
      assert.equal(denial.action, action);
      assert.deepEqual(pipeline.invocations(), []);
      await pipeline.allow(pipeline.needed);
      await pipeline.drained();
      assert.deepEqual(pipeline.bodies(), ["a"]);
      assert.equal((await bench.status()).denied.length, 0);
    });

  it("is asked about its own stream only", async () => {
    const pipeline = await createPipeline(bench, {
      before: (put) => put("a"),
      allow: () => [
        { actions: READ_ACTIONS, resource: "arn:aws:kinesis:us-east-1:000000000000:stream/other" },
      ],
    });
    await until("the denial is shown", async () =>
      (await bench.status()).denied.find((entry) => entry.function === pipeline.arn),
    );
    assert.deepEqual(pipeline.invocations(), []);
  });
});
