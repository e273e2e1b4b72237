import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../../../local/shared/paths";
import { signalProcess } from "../../../local/shared/processes";
import { readStatus, redeploy, type StartOptions, startStack, stopStack } from "../../../local/stack";
import { descendants, startedSince } from "../processes";
import { type Temporary, temporary } from "../temporary";
import { processesOf, recordOf, supervisorOptions, untilGone } from "./support";

const PROGRAM = `import * as pulumi from "@pulumi/pulumi";
const config = new pulumi.Config();
if (config.getBoolean("endless")) setInterval(() => undefined, 1000);
if (config.getBoolean("broken")) throw new Error("the roof leaks");
export const account = config.require("accountId");
export const buffer = config.requireNumber("deliveryBufferSeconds");
`;

describe("a local stack", function () {
  this.timeout(120_000);
  let folder: Temporary;
  let options: StartOptions & { dir: string };

  before(async () => {
    folder = temporary();
    folder.file("project/Pulumi.yaml", "name: strata\nruntime: nodejs\n");
    folder.file("project/package.json", '{"main":"index.ts"}');
    folder.file("project/index.ts", PROGRAM);
    folder.file(
      "project/Pulumi.dev.yaml",
      "config:\n  aws:region: eu-central-1\n  strata:accountId: '123456789012'\n",
    );
    folder.file("project/Pulumi.sad.yaml", "config:\n  strata:broken: true\n");
    folder.file("project/Pulumi.slow.yaml", "config:\n  strata:endless: true\n  strata:accountId: '1'\n");
    for (const name of ["node_modules", "tsconfig.json"]) {
      symlinkSync(join(REPOSITORY, name), join(folder.path, "project", name));
    }
    const [dir, project] = [join(folder.path, "stack"), join(folder.path, "project")];
    const { programs } = await supervisorOptions(dir);
    options = { dir, programs, projectDir: project, configDir: project, policyPacks: [] };
  });
  after(async () => {
    await stopStack(options.dir);
    folder.remove();
  });

  it("deploys the program with the emulator's account and short buffers, and sees no change afterwards", async () => {
    const stack = await startStack(options);
    assert.deepEqual(stack.outputs, { account: "000000000000", buffer: 5 });
    assert.equal(stack.region, "eu-central-1");
    assert.deepEqual((await stack.preview()).changes, { same: 1 });
    const { state, endpoint, credentials, outputs, stores } = await readStatus(options.dir);
    assert.deepEqual([state, endpoint, outputs], ["running", stack.endpoint, stack.outputs]);
    assert.deepEqual(credentials, { accessKeyId: "test", secretAccessKey: "test" });
    assert.ok(stores["aws"]?.healthy && stores["firehose"]?.healthy);

    await assert.rejects(startStack(options), /a local stack runs in .*stack \(process \d+\)/);
    const again = await redeploy(options);
    assert.deepEqual([again.endpoint, again.changes], [stack.endpoint, { same: 1 }]);

    const processes = processesOf(recordOf(options.dir));
    await stack.stop();
    await untilGone(processes);
    assert.equal((await readStatus(options.dir)).state, "stopped");
  });

  it("ends everything when the deployment fails, and can be started again in the same folder", async () => {
    await assert.rejects(startStack({ ...options, stack: "sad" }), /pulumi up failed[\s\S]*the roof leaks/);
    assert.equal((await readStatus(options.dir)).state, "stopped");
    const stack = await startStack(options);
    await stack.stop();
  });

  it("says that the emulator ended when that is killed in the middle of the deployment", async () => {
    const onProgress = (message: string) => {
      if (message.startsWith("up: "))
        signalProcess(recordOf(options.dir).children.emulator?.command, "SIGKILL");
    };
    const before = await descendants(process.pid);
    await assert.rejects(startStack({ ...options, stack: "slow", onProgress }), /^Error: the emulator ended/);
    assert.deepEqual(await startedSince(before), []);
  });

  it("names the stacks there are when it is asked for another", async () => {
    await assert.rejects(
      startStack({ ...options, stack: "tset" }),
      /there is no stack "tset"; allowed: dev, sad, slow/,
    );
  });
});
