import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { emulatorHealth } from "../../../local/emulator";
import { isListening } from "../../../local/shared/ports";
import { signalProcess } from "../../../local/shared/processes";
import { launchSupervisor, type SupervisorHandle } from "../../../local/stack/owner";
import { type Temporary, temporary } from "../temporary";
import { processesOf, recordOf, supervisorOptions, until, untilGone } from "./support";

describe("the supervisor of a local stack", function () {
  this.timeout(60_000);
  let folders: Temporary[];
  let supervisors: SupervisorHandle[];

  beforeEach(() => {
    folders = [];
    supervisors = [];
  });
  afterEach(async () => {
    await Promise.all(supervisors.map((supervisor) => supervisor.stop()));
    for (const folder of folders) folder.remove();
  });

  const launch = async (part: Parameters<typeof supervisorOptions>[1] = {}) => {
    const folder = temporary();
    folders.push(folder);
    const messages: string[] = [];
    const supervisor = launchSupervisor(
      await supervisorOptions(folder.path, part),
      (message) => void messages.push(message),
    );
    supervisors.push(supervisor);
    return { dir: folder.path, folder, supervisor, messages };
  };
  const start = async () => {
    const launched = await launch();
    await launched.supervisor.ready;
    return launched;
  };

  it("starts a killed program again on the same port", async () => {
    const { dir, messages } = await start();
    const before = recordOf(dir).children.delivery;
    assert.ok(before);
    signalProcess(before.identity, "SIGKILL");
    await until("the delivery runs again", () => recordOf(dir).children.delivery?.restarts === 1);
    const after = recordOf(dir).children.delivery;
    assert.equal(after?.port, before.port);
    assert.notEqual(after?.identity.pid, before.identity.pid);
    assert.ok(await isListening(before.port));
    assert.deepEqual(messages, ["delivery ended by SIGKILL; starting it again"]);
  });

  it("ends the stack and says why when the emulator is killed", async () => {
    const { dir, supervisor } = await start();
    const record = recordOf(dir);
    signalProcess(record.children.emulator?.command, "SIGKILL");
    assert.match(
      (await supervisor.failed).message,
      /^the emulator ended \(killed by signal 9\) and the stack's data is gone/,
    );
    await untilGone(processesOf(record));
    assert.equal(recordOf(dir).state, "failed");
  });

  it("keeps two stacks apart", async () => {
    const [one, two] = await Promise.all([start(), start()]);
    const [first, second] = [recordOf(one.dir), recordOf(two.dir)];
    assert.notEqual(first.endpoint, second.endpoint);
    await one.supervisor.stop();
    assert.equal(await emulatorHealth(first.endpoint), undefined);
    assert.ok(await emulatorHealth(second.endpoint));
  });

  it("leaves no process, no port and no state when it is stopped", async () => {
    const { dir, supervisor } = await start();
    const record = recordOf(dir);
    await supervisor.stop();
    await untilGone(processesOf(record));
    for (const url of [record.endpoint, record.deliveryEndpoint, record.eventSourcesUrl]) {
      assert.equal(await isListening(Number(new URL(url).port)), false, url);
    }
    assert.deepEqual(readdirSync(dir), ["logs"]);
  });

  it("gives up a program that never becomes ready, and names its log", async () => {
    const broken = temporary();
    folders.push(broken);
    const delivery = broken.file("broken.ts", "process.exit(3);\n");
    const eventSources = (await supervisorOptions(broken.path)).programs.eventSources;
    const { supervisor, dir } = await launch({ programs: { delivery, eventSources, stores: eventSources } });
    await assert.rejects(
      supervisor.ready,
      /delivery did not start: ended with exit code 3; see .*delivery\.log$/,
    );
    await untilGone([recordOf(dir).supervisor]);
  });

  it("names the port that is taken and the flag that chooses another", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { supervisor, dir } = await launch({ port });
    await assert.rejects(supervisor.ready, new RegExp(`port ${port} on 127\\.0\\.0\\.1 is in use; .*--port`));
    server.close();
    assert.equal(existsSync(`${dir}/stack.json`), false);
  });
});
