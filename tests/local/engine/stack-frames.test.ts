import * as assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inFolder } from "../../demo/support";

const ROOT = join(__dirname, "../../..");
const PRELOAD = join(ROOT, "local/engine/language-host/stack-frames.js");

/** Types and comments that vanish when compiled, so that lines move. */
const PROGRAM = `
interface Gone { a: string }
/** Gone too. */
type Alias = Gone;
class Kept { constructor(readonly a: string) {} make(): Error { return new RangeError("first " + this.a); } }
const make = (): Error => new Kept("x" satisfies Alias["a"]).make();
const errors = [make(), make(), new Error("other"), new Error("")].map(({ stack }) => stack);
console.log(JSON.stringify(errors));
`;

describe("stacks of a program", () => {
  it("say the same lines of the source with the frames remembered as without", async () => {
    await inFolder(async (folder) => {
      const file = join(folder, "program.ts");
      writeFileSync(file, PROGRAM);
      const run = (...preloads: string[]): string[] => {
        const args = [...preloads, "ts-node/register/transpile-only"].flatMap((module) => [
          "--require",
          module,
        ]);
        return JSON.parse(execFileSync(process.execPath, [...args, file], { cwd: ROOT, encoding: "utf8" }));
      };
      const plain = run();
      assert.match(plain[0] ?? "", /program\.ts:5:\d+\)\n.*program\.ts:6:\d+/);
      assert.deepEqual(run(PRELOAD), plain);
    });
  }).timeout(20_000);
});
