import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { type Bench, startBench, until } from "./support/bench";
import { createPipeline } from "./support/stream";

const HUNDREDS = Array.from({ length: 400 }, (_, i) => `${i}`);

describe("the event-source poller", function () {
  this.timeout(60_000);
  let bench: Bench;
  before(async () => {
    bench = await startBench();
  });
  after(() => bench.stop());

  it("loses nothing when it is killed in mid-run, and repeats only what follows its checkpoint", async () => {
    const pipeline = await createPipeline(bench, {
      before: (put) => put(...HUNDREDS),
      mapping: { BatchSize: 20 },
      behaviour: () => new Promise((resolve) => setTimeout(resolve, 40, null)),
    });
    await until("a third is delivered", () => pipeline.bodies().length > 130);
    await bench.killPoller();
    const delivered = pipeline.invocations().filter(({ end }) => end).length;
    await bench.startPoller();
    await pipeline.drained();
    assert.deepEqual([...new Set(pipeline.bodies())], HUNDREDS);
    const repeated = pipeline.bodies().length - HUNDREDS.length;
    assert.ok(delivered >= 6 && repeated <= 60, `${repeated} of ${HUNDREDS.length} records were repeated`);
  });

  it("repeats what a slow key left unfinished when it is killed, though other keys are ahead", async () => {
    const pipeline = await createPipeline(bench, {
      before: (put) =>
        put({ key: "slow", body: "slow" }, ...HUNDREDS.map((body) => ({ key: `k${body}`, body }))),
      mapping: { ParallelizationFactor: 10, BatchSize: 10 },
      behaviour: (records) => {
        if (records.some(({ body }) => body === "slow")) throw new Error("not yet");
      },
    });
    await until("other keys are delivered", () => pipeline.bodies().length > 200);
    await bench.killPoller();
    await bench.startPoller();
    await until("the shard is read again", async () => (await pipeline.backlog()).length > 0);
    const before = pipeline.invocations().length;
    await until("the slow key is delivered again", () =>
      pipeline
        .invocations()
        .slice(before)
        .some(({ records }) => records.some(({ body }) => body === "slow")),
    );
    assert.equal((await pipeline.backlog())[0]?.lastSequence, null);
  });

  it("applies a changed mapping from the next batch on", async () => {
    const pipeline = await createPipeline(bench, {
      before: (put) => put("a", "b", "c", "d"),
      mapping: { BatchSize: 4 },
      behaviour: (records) => {
        if (records.length > 2) throw new Error("too many");
      },
    });
    await until("a batch has failed", () => pipeline.bodies().length > 0);
    await bench.lambda.updateEventSourceMapping({ UUID: pipeline.uuid, BisectBatchOnFunctionError: true });
    await pipeline.drained();
    const handled = pipeline.invocations().filter(({ end }) => end);
    assert.deepEqual(
      handled.map(({ records }) => records.map(({ body }) => body).join("")),
      ["ab", "cd"],
    );
  });

  it("pauses a disabled mapping and goes on where it was once it is enabled", async () => {
    const pipeline = await createPipeline(bench, { before: (put) => put("a") });
    await pipeline.drained();
    await pipeline.enable(false);
    await until("it is paused", async () => (await pipeline.backlog()).length === 0);
    await pipeline.put("b");
    await pipeline.enable(true);
    await pipeline.drained();
    assert.deepEqual(pipeline.bodies(), ["a", "b"]);
  });

  it("ends with a deleted mapping", async () => {
    const pipeline = await createPipeline(bench, { before: (put) => put("a") });
    await pipeline.drained();
    await bench.lambda.deleteEventSourceMapping({ UUID: pipeline.uuid });
    await until("it has ended", async () => (await pipeline.backlog()).length === 0);
    await pipeline.put("b");
    assert.deepEqual(pipeline.bodies(), ["a"]);
  });

  it("refuses a mapping that the emulator polls too, and says what to do", async () => {
    const pipeline = await createPipeline(bench, { mapping: {} });
    await bench.lambda.updateEventSourceMapping({ UUID: pipeline.uuid, Enabled: true });
    const fault = await until("the fault is shown", async () =>
      Object.values((await bench.status()).faults).find((text) => text.includes(pipeline.uuid)),
    );
    assert.match(fault, /create it with Enabled: false and the tag strata:enabled=true/);
    await bench.lambda.deleteEventSourceMapping({ UUID: pipeline.uuid });
  });

  it("ends when its parent is killed", async () => {
    const script = `
      const { spawnPoller } = require(${JSON.stringify(require.resolve("./support/bench"))});
      spawnPoller(${JSON.stringify(`${bench.folder}/orphan`)}, ${JSON.stringify(bench.endpoint)})
        .then(({ process: poller }) => console.log(poller.pid));`;
    const parent = spawn(process.execPath, ["-r", "tsx/cjs", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [pid] = (await once(createInterface({ input: parent.stdout }), "line")) as [string];
    parent.kill("SIGKILL");
    await until("the poller is gone", () => !isAlive(Number(pid)));
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
