import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateFunctionCommand, InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { strToU8, zipSync } from "fflate";
import { writeJson } from "../../../local/shared/files";
import { REPOSITORY } from "../../../local/shared/paths";
import { identify, isAlive, signalProcess } from "../../../local/shared/processes";
import { readStatus, stopStack } from "../../../local/stack";
import { launchSupervisor } from "../../../local/stack/owner";
import { descendants } from "../processes";
import { type Temporary, temporary } from "../temporary";
import { processesOf, recordOf, supervisorOptions, untilGone } from "./support";

const HANDLER = "exports.handler = async () => { setInterval(() => undefined, 1000); return 'warm'; };";

describe("a local stack whose owner ends without a word", function () {
  this.timeout(60_000);
  let folder: Temporary;

  beforeEach(() => {
    folder = temporary();
  });
  afterEach(async () => {
    await stopStack(folder.path);
    folder.remove();
  });

  it("ends with a killed owner, functions that never rest included", async () => {
    const owner = await startOwner(folder.path);
    const record = recordOf(folder.path);
    await warmFunction(record.endpoint);
    const below = await descendants(record.supervisor.pid);
    assert.ok(
      below.some(({ command }) => command.includes("_worker")),
      "a function's worker runs",
    );
    owner.kill("SIGKILL");
    await untilGone([...processesOf(record), ...below.map(({ identity }) => identity)]);
  });

  it("ends with a killed supervisor, and the next start cleans up", async () => {
    const supervisor = launchSupervisor(await supervisorOptions(folder.path));
    await supervisor.ready;
    const record = recordOf(folder.path);
    const below = await descendants(record.supervisor.pid);
    signalProcess(record.supervisor, "SIGKILL");
    await untilGone([...processesOf(record), ...below.map(({ identity }) => identity)]);
    const status = await readStatus(folder.path);
    assert.equal(status.state, "failed");
    assert.match(status.failure ?? "", /supervisor was killed; npm run local:down cleans up/);
    assert.equal(await stopStack(folder.path), true);
    assert.equal((await readStatus(folder.path)).state, "stopped");
  });

  it("outlives its owner once it is kept, and is stopped by its record", async () => {
    const supervisor = launchSupervisor(await supervisorOptions(folder.path));
    await supervisor.ready;
    supervisor.keep();
    const record = recordOf(folder.path);
    assert.equal((await readStatus(folder.path)).state, "running");
    assert.equal(await stopStack(folder.path), true);
    await untilGone(processesOf(record));
  });
});

describe("a stale stack.json", () => {
  it("never ends a process that got the number of an old one", async () => {
    const folder = temporary();
    const stranger = spawn("sleep", ["60"]);
    try {
      const pid = stranger.pid ?? 0;
      const old = { pid, started: "0" };
      writeJson(join(folder.path, "stack.json"), {
        version: 1,
        state: "running",
        supervisor: old,
        children: { emulator: { identity: old, command: old, port: 1, restarts: 0 } },
      });
      assert.equal((await readStatus(folder.path)).state, "failed");
      assert.equal(await stopStack(folder.path), true);
      assert.ok(isAlive(identify(pid)));
      assert.equal(existsSync(join(folder.path, "stack.json")), false);
    } finally {
      stranger.kill("SIGKILL");
      folder.remove();
    }
  });
});

async function startOwner(dir: string) {
  const options = JSON.stringify(await supervisorOptions(dir));
  const args = ["-r", "tsx/cjs", join(__dirname, "owner.ts"), options];
  const owner = spawn(process.execPath, args, { cwd: REPOSITORY, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(owner.stdout, "data");
  assert.equal(String(line), "ready\n");
  return owner;
}

/** Leaves a worker of a function running in the emulator. */
async function warmFunction(endpoint: string): Promise<void> {
  const client = {
    endpoint,
    region: "eu-west-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
  const trust = {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
    ],
  };
  const { Role } = await new IAMClient(client).send(
    new CreateRoleCommand({ RoleName: "worker", AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  const lambda = new LambdaClient(client);
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: "restless",
      Runtime: "nodejs24.x",
      Handler: "index.handler",
      Role: Role?.Arn,
      Code: { ZipFile: zipSync({ "index.js": strToU8(HANDLER) }) },
    }),
  );
  const answer = await lambda.send(new InvokeCommand({ FunctionName: "restless" }));
  assert.equal(answer.Payload?.transformToString(), '"warm"');
}
