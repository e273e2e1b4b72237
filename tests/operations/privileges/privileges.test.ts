import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { privilegesOf, usedIn } from "../../../operations/privileges";
import type { PlannedResource } from "../../../policy-pack/plan";
import { recordedDev } from "../../support/stacks";

/** What was used in the demo and in the tests of whole stacks; `npm run privileges:record` makes it anew. */
const USED = join(__dirname, "../../fixtures/used-actions.jsonl");

describe("the rights of roles, and those that policies of resources grant, in the stack dev", function () {
  this.timeout(300_000);

  it("are each used in a run, or kept for a reason that is still needed", async () => {
    const { resources } = await recordedDev();
    const used = usedIn(readFileSync(USED, "utf8"));
    const { holdings, idle } = privilegesOf(resources as readonly PlannedResource[], used);
    const of = (holder: RegExp) => holdings.filter((holding) => holder.test(holding.holder));
    assert.ok(of(/-role$/).length > 30 && of(/:alias\/.*#/).length > 40, `${holdings.length}`);
    assert.deepEqual(
      holdings.flatMap(({ unjustified }) => unjustified),
      [],
    );
    assert.deepEqual(idle, []);
  });

  it("are used, and not merely excused, by what mends and what judges", async () => {
    const { resources } = await recordedDev();
    const used = usedIn(readFileSync(USED, "utf8"));
    const { holdings } = privilegesOf(resources as readonly PlannedResource[], used);
    const excused = holdings
      .filter(({ holder }) => /^(remediations-.*|config-judge)-role$/.test(holder))
      .flatMap(({ justified }) => justified.map(({ right }) => right.action));
    assert.deepEqual([...new Set(excused)].sort(), [
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "xray:PutTelemetryRecords",
      "xray:PutTraceSegments",
    ]);
  });
});
