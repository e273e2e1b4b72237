import * as assert from "node:assert/strict";
import { type Bench, startBench } from "./support/bench";
import { FAULTS } from "./table";

describe("the event path when something fails", function () {
  this.timeout(60_000);
  this.slow(15_000);
  let bench: Bench;
  before(async function () {
    this.timeout(240_000);
    bench = await startBench();
  });
  after(() => bench?.stop());

  for (const [part, cases] of Object.entries(FAULTS)) {
    describe(`in ${part}`, () => {
      for (const { fault, expected, run } of cases) {
        it(`${fault}: ${expected}`, async () => {
          await run(bench);
          assert.deepEqual(await bench.book.check(bench.stack), []);
        });
      }
    });
  }
});
