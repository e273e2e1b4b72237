import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compare, grantedTo, JUSTIFIED, usedIn } from "../../../operations/privileges";
import type { PlannedResource } from "../../../policy-pack/plan";
import { recordedDev } from "../../support/stacks";

/**
 * What the functions used in `npm run demo -- --events 600 --keep`, written by `npm run privileges -- --used
 * .local/emulator/used-actions.jsonl --export tests/fixtures/used-actions.jsonl`. To be made anew when a function uses
 * another right.
 */
const USED = join(__dirname, "../../fixtures/used-actions.jsonl");

describe("the rights of the functions of the stack dev", function () {
  this.timeout(300_000);

  it("are each used in a run, or kept for a reason that is still needed", async () => {
    const { resources } = await recordedDev();
    const granted = grantedTo(resources as readonly PlannedResource[]);
    const { roles, idle } = compare(granted, usedIn(readFileSync(USED, "utf8")), JUSTIFIED);
    assert.ok(roles.length > 25 && granted.length > 300, `${roles.length} roles, ${granted.length} rights`);
    assert.deepEqual(
      roles.flatMap(({ unjustified }) => unjustified),
      [],
    );
    assert.deepEqual(idle, []);
  });
});
