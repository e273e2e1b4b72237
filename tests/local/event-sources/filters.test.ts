import assert from "node:assert/strict";
import { type Bench, startBench } from "./support/bench";
import { createPipeline, type PipelineArgs } from "./support/stream";

describe("filter criteria of a Kinesis event source", function () {
  this.timeout(60_000);
  let bench: Bench;
  before(async () => {
    bench = await startBench();
  });
  after(() => bench.stop());

  const filtered = (...patterns: object[]): PipelineArgs => ({
    before: (put) =>
      put(
        { key: "1", body: JSON.stringify({ type: "crisis", level: 3 }) },
        { key: "2", body: JSON.stringify({ type: "chat", level: 1 }) },
        { key: "1", body: "no JSON" },
        { key: "2", body: Buffer.from([0xff, 0xfe]) },
      ),
    mapping: {
      FilterCriteria: { Filters: patterns.map((pattern) => ({ Pattern: JSON.stringify(pattern) })) },
    },
  });

  it("keep what a pattern over the decoded data matches and drop data that is no JSON", async () => {
    const pipeline = await createPipeline(bench, filtered({ data: { type: [{ "anything-but": "chat" }] } }));
    await pipeline.drained();
    assert.deepEqual(pipeline.bodies(), ['{"type":"crisis","level":3}']);
  });

  it("drop data that is no JSON even where the pattern asks for an absent field", async () => {
    const pipeline = await createPipeline(bench, filtered({ data: { missing: [{ exists: false }] } }));
    await pipeline.drained();
    assert.equal(pipeline.bodies().length, 2);
  });

  it("decide by the partition key alone where no pattern reads the data", async () => {
    const pipeline = await createPipeline(bench, filtered({ partitionKey: ["1"] }));
    await pipeline.drained();
    assert.deepEqual(pipeline.bodies(), ['{"type":"crisis","level":3}', "no JSON"]);
  });

  it("keep a record that any pattern matches", async () => {
    const pipeline = await createPipeline(
      bench,
      filtered({ data: { level: [{ numeric: [">", 2] }] } }, { data: { type: ["chat"] } }),
    );
    await pipeline.drained();
    assert.equal(pipeline.bodies().length, 2);
  });

  it("that match nothing move the checkpoint without an invocation", async () => {
    const pipeline = await createPipeline(bench, filtered({ data: { type: ["none"] } }));
    await pipeline.drained();
    assert.deepEqual(pipeline.invocations(), []);
    assert.notEqual((await pipeline.backlog())[0]?.lastSequence, null);
  });
});
