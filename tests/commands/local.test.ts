import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../../local/shared/paths";
import { identify } from "../../local/shared/processes";
import { descendants } from "../local/processes";
import { until, untilGone } from "../local/stack/support";
import { type Temporary, temporary } from "../local/temporary";

describe("the commands of the local stack", function () {
  this.timeout(60_000);
  let folder: Temporary;

  beforeEach(() => {
    folder = temporary();
  });
  afterEach(() => folder.remove());

  const start = (...args: string[]) => {
    const path = [join(REPOSITORY, "node_modules", ".bin"), process.env["PATH"]].join(":");
    const child = spawn("node", ["-r", "tsx/cjs", "commands/local.ts", ...args], {
      cwd: REPOSITORY,
      env: { ...process.env, PATH: path, STRATA_LOCAL_DIR: folder.path },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk) => {
      output.stdout += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output.stderr += chunk;
    });
    const ended = once(child, "close").then(([code, signal]) => ({ code, signal, ...output }));
    return { child, ended };
  };

  it("say that no stack runs, with exit code 1 for the status", async () => {
    const { code, stderr } = await start("status").ended;
    assert.equal(code, 1);
    assert.match(stderr, /^error: no local stack runs in .*; start one with: npm run local:up\n$/);
    const json = await start("status", "--json").ended;
    assert.equal(json.code, 1);
    assert.deepEqual(JSON.parse(json.stdout), {
      state: "stopped",
      dir: folder.path,
      outputs: {},
      stores: {},
      processes: {},
    });
    const down = await start("down", "--json").ended;
    assert.deepEqual([down.code, JSON.parse(down.stdout)], [0, { stopped: false, dir: folder.path }]);
  });

  it("refuse an unknown action, flag or stack", async () => {
    assert.equal((await start("sideways").ended).code, 2);
    const flag = await start("up", "--prot", "1").ended;
    assert.equal(flag.code, 2);
    assert.match(flag.stderr, /'--prot'; allowed: --json, --stack, --stores, --port, --help/);
    const stack = await start("up", "--stack", "tset").ended;
    assert.equal(stack.code, 2);
    assert.match(stack.stderr, /there is no stack "tset"; allowed: dev, prod/);
  });

  for (const [what, signal, code] of [
    ["Ctrl-C", "SIGINT", 130],
    ["kill -9", "SIGKILL", null],
  ] as const) {
    it(`leave no process behind after ${what} in the middle of local:up`, async () => {
      const { child, ended } = start("up");
      const owner = identify(child.pid ?? 0);
      let below = await descendants(child.pid ?? 0);
      await until("the engine runs beside the emulator", async () => {
        below = await descendants(child.pid ?? 0);
        return existsSync(join(folder.path, "emulator", "tmp")) && below.length > 1;
      });
      assert.ok(owner);
      child.kill(signal);
      await untilGone([owner, ...below.map(({ identity }) => identity)]);
      assert.equal((await ended).code, code);
    });
  }
});
