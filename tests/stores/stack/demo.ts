import * as assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CONTRACT_REASONS } from "../../../contracts/quarantine";
import { STORES } from "../../../demo/verify";
import { assertGood, type Bench } from "../../demo/e2e/stack";
import { mixedInput } from "../../demo/mixed";
import { inFolder } from "../../demo/support";
import { wholeGround } from "../../operations/support/bench";

describe("the whole pipeline with every store", function () {
  this.timeout(400_000);
  this.slow(60_000);
  let bench: Bench;
  before(async () => {
    ({ bench } = await wholeGround());
  });

  it("accounts for every line of an input with everything in it", () =>
    inFolder(async (folder) => {
      const path = join(folder, "mixed.ndjson");
      const now = Date.now();
      writeFileSync(path, mixedInput(now, now.toString(36)).content);
      const ran = await bench.run({ kind: "file", path });
      assertGood(ran);
      const { published, accepted, rejected, repeated, rejectedByReason } = ran.figures;
      assert.equal(published, accepted + rejected + repeated);
      assert.ok(published >= 600);
      for (const reason of CONTRACT_REASONS) assert.ok((rejectedByReason[reason] ?? 0) > 0, reason);
      for (const store of STORES) assert.ok((ran.result.verdict.stored[store] ?? 0) > 0, store);

      const again = await bench.run({ kind: "file", path });
      assertGood(again);
      assert.deepEqual(
        [again.figures.accepted, again.figures.repeated, again.figures.rejected],
        [0, accepted + repeated, rejected],
      );
    }));
});
