import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { itemNames } from "../../bench/run";

const ROOT = resolve(__dirname, "../..");

function bench(...args: string[]) {
  const command = ["-r", "tsx/cjs", "commands/bench.ts", ...args];
  return spawnSync(process.execPath, command, { cwd: ROOT, encoding: "utf8", timeout: 30_000 });
}

describe("npm run bench", () => {
  it("shows its options", () => {
    const { status, stdout } = bench("--help");
    assert.equal(status, 0);
    for (const option of ["--only", "--quick", "--json", "--docs"])
      assert.ok(stdout.includes(option), option);
  }).timeout(30_000);

  it("names what there is where a benchmark is unknown", () => {
    const { status, stderr } = bench("--only", "nothing");
    assert.equal(status, 2);
    for (const name of itemNames()) assert.ok(stderr.includes(name), name);
  }).timeout(30_000);

  it("has every benchmark named as its file", () => {
    for (const name of itemNames()) {
      assert.equal(require(`../../bench/items/${name}`).item.name, name);
    }
  }).timeout(30_000);
});
