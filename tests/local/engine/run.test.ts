import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createStack, EngineError, runPulumi } from "../../../local/engine";
import { REPOSITORY } from "../../../local/shared/paths";
import { descendants, startedSince } from "../processes";
import { type Temporary, temporary } from "../temporary";

const PROGRAM = `import * as pulumi from "@pulumi/pulumi";
class Room extends pulumi.ComponentResource {
  constructor(name: string) { super("test:index:Room", name); this.registerOutputs({}); }
}
if (new pulumi.Config().getBoolean("hang")) setInterval(() => undefined, 1000);
new Room("kitchen");
if (new pulumi.Config().getBoolean("broken")) throw new Error("the roof leaks");
export const rooms: number = 1;
`;

describe("a run of the engine", function () {
  this.timeout(90_000);
  let folder: Temporary;
  let options: { stateDir: string; projectDir: string };
  let config: string;

  before(async () => {
    folder = temporary();
    folder.file("project/Pulumi.yaml", "name: rooms\nruntime: nodejs\n");
    folder.file("project/package.json", '{"main":"index.ts"}');
    folder.file("project/index.ts", PROGRAM);
    for (const name of ["node_modules", "tsconfig.json"]) {
      symlinkSync(join(REPOSITORY, name), join(folder.path, "project", name));
    }
    config = folder.file("config.yaml", "config: {}\n");
    options = { stateDir: join(folder.path, "state"), projectDir: join(folder.path, "project") };
    await createStack("dev", options);
  });
  after(() => folder.remove());

  const flags = ["--stack", "dev", "--yes", "--skip-preview", "--config-file"];

  it("counts what it changes and sees no change the second time", async () => {
    const seen: string[] = [];
    const onEvent = (event: { resourcePreEvent?: { metadata: { type: string } } }) => {
      if (event.resourcePreEvent) seen.push(event.resourcePreEvent.metadata.type);
    };
    const first = await runPulumi(["up", ...flags, config], { ...options, onEvent });
    assert.deepEqual([first.changes, first.diagnostics], [{ create: 2 }, []]);
    assert.deepEqual(seen, ["pulumi:pulumi:Stack", "test:index:Room"]);
    const preview = await runPulumi(["preview", "--stack", "dev", "--config-file", config], options);
    assert.deepEqual(preview.changes, { same: 2 });
  });

  it("has the engine keep no log beside that of its events", async () => {
    await runPulumi(["preview", "--stack", "dev", "--config-file", config], options);
    const logs = statSync(join(options.stateDir, "pulumi-home", "logs"));
    assert.deepEqual([logs.isFile(), logs.size], [true, 0]);
  });

  it("fails with the program's own words", async () => {
    const broken = folder.file("broken.yaml", "config:\n  rooms:broken: true\n");
    await assert.rejects(runPulumi(["up", ...flags, broken], options), (error: Error) => {
      assert.ok(error instanceof EngineError);
      assert.match(error.message, /^pulumi up failed \(exit code \d+\)\n.*the roof leaks/s);
      assert.doesNotMatch(error.message, /<\{%|debug:/);
      return true;
    });
  });

  it("stops with all its processes when it is aborted", async () => {
    const hang = folder.file("hang.yaml", "config:\n  rooms:hang: true\n");
    const controller = new AbortController();
    const onEvent = () => controller.abort(new Error("enough"));
    const before = await descendants(process.pid);
    await assert.rejects(
      runPulumi(["up", ...flags, hang], { ...options, onEvent, signal: controller.signal }),
      /enough/,
    );
    assert.deepEqual(await startedSince(before), []);
  });

  it("ends with its owner, even when that is killed", async () => {
    const hang = folder.file("hang.yaml", "config:\n  rooms:hang: true\n");
    const owner = spawn(
      process.execPath,
      ["-r", "tsx/cjs", join(__dirname, "owner.ts"), JSON.stringify([["up", ...flags, hang], options])],
      { cwd: REPOSITORY, stdio: ["ignore", "pipe", "inherit"] },
    );
    await once(owner.stdout, "data");
    const running = await descendants(owner.pid ?? 0);
    assert.ok(running.length >= 3, `guard, engine, language host: ${running.length}`);
    owner.kill("SIGKILL");
    const deadline = Date.now() + 15_000;
    while ((await Promise.all(running.map((one) => one.alive()))).some(Boolean)) {
      assert.ok(Date.now() < deadline, "processes are left");
      await pause(50);
    }
  });
});
