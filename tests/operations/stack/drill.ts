import assert from "node:assert/strict";
import { EventBridgeClient, ListRulesCommand, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { type Ground, ground } from "../support/bench";

interface DrillInput {
  canaries: { bucket: string; key: string; sha256: string }[];
  tier: string;
  pollSeconds: number;
}

describe("the retrieval drill of a stack", function () {
  this.timeout(120_000);
  this.slow(30_000);
  let stack: Ground;
  let states: SFNClient;
  before(async () => {
    stack = await ground();
    const { endpoint, region, credentials } = stack.bench.stack.running;
    states = new SFNClient({ endpoint, region, credentials });
  });
  after(() => states?.destroy());

  /** What the schedule hands to the drill, with a shorter pause. */
  const scheduled = async (): Promise<DrillInput> => {
    const { endpoint, region, credentials } = stack.bench.stack.running;
    const client = new EventBridgeClient({ endpoint, region, credentials });
    const arn = stack.bench.stack.running.outputs.retrievalDrillArn;
    const { Rules = [] } = await client.send(new ListRulesCommand({ NamePrefix: "retrieval-drill" }));
    for (const { Name, ScheduleExpression } of Rules) {
      const { Targets = [] } = await client.send(new ListTargetsByRuleCommand({ Rule: Name }));
      const target = Targets.find((each) => each.Arn === arn);
      if (!target) continue;
      client.destroy();
      assert.equal(ScheduleExpression, "cron(0 6 2 * ? *)");
      return { ...JSON.parse(target.Input ?? "{}"), pollSeconds: 1 };
    }
    throw new Error("nothing starts the drill");
  };

  const run = async (input: DrillInput) => {
    const stateMachineArn = stack.bench.stack.running.outputs.retrievalDrillArn;
    const started = new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) });
    const { executionArn } = await states.send(started);
    for (;;) {
      const execution = await states.send(new DescribeExecutionCommand({ executionArn }));
      if (execution.status !== "RUNNING") return execution;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  it("restores its canary from Deep Archive, waits for it and finds it unchanged", async () => {
    const input = await scheduled();
    const { status, output, cause } = await run(input);
    assert.equal(status, "SUCCEEDED", cause);
    assert.deepEqual(
      JSON.parse(output ?? "[]").map(({ found }: { found: unknown }) => found),
      input.canaries.map(() => ({ state: "verified" })),
    );
  });

  it("fails where the content is not what was stored, and where there is no canary", async () => {
    const { canaries, ...input } = await scheduled();
    const [canary] = canaries;
    assert.ok(canary);
    for (const wrong of [{ sha256: "0".repeat(64) }, { key: "canary/none" }]) {
      assert.equal((await run({ ...input, canaries: [{ ...canary, ...wrong }] })).status, "FAILED");
    }
  });
});
