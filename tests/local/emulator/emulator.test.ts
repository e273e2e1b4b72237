import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { KinesisClient, ListStreamsCommand } from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { emulatorEnv, emulatorEnvironment, startEmulator, waitUntilHealthy } from "../../../local/emulator";
import { freePorts } from "../../../local/shared/ports";
import { type Temporary, temporary } from "../temporary";

describe("the emulator", function () {
  this.timeout(60_000);
  let folder: Temporary;
  let endpoint: string;
  let stop: () => Promise<void>;

  before(async () => {
    folder = temporary();
    const environment = await emulatorEnvironment();
    const [port = 0] = await freePorts(1);
    endpoint = `http://127.0.0.1:${port}`;
    const stateDir = folder.path;
    const options = {
      environment,
      port,
      region: "eu-west-1",
      stateDir,
      deliveryEndpoint: "http://127.0.0.1:1",
    };
    const { guard } = startEmulator(options);
    guard.stdout.resume();
    guard.stderr.resume();
    const ended = new Promise<string>((resolve) => guard.once("exit", (code) => resolve(String(code))));
    stop = async () => {
      guard.kill("SIGTERM");
      await ended;
    };
    await waitUntilHealthy(endpoint, ended);
  });
  after(async () => {
    await stop();
    folder.remove();
  });

  const kinesis = (accessKeyId: string) =>
    new KinesisClient({
      endpoint,
      region: "eu-west-1",
      credentials: { accessKeyId, secretAccessKey: "test" },
      requestHandler: new NodeHttpHandler(),
      maxAttempts: 1,
    });

  it("answers its root user", async () => {
    assert.deepEqual((await kinesis("test").send(new ListStreamsCommand({}))).StreamNames, []);
  });

  it("refuses a key that it did not hand out", async () => {
    await assert.rejects(kinesis("AKIAUNKNOWN").send(new ListStreamsCommand({})), {
      name: "UnrecognizedClientException",
    });
  });

  it("serves on loopback only", async () => {
    const { port } = new URL(endpoint);
    await assert.rejects(fetch(`http://127.0.0.2:${port}/_ministack/health`), /fetch failed/);
  });
});

describe("the emulator's surroundings", () => {
  it("hold nothing of the user's", () => {
    const mine = { AWS_PROFILE: "production", AWS_SESSION_TOKEN: "secret", PULUMI_ACCESS_TOKEN: "secret" };
    const before = { ...process.env };
    Object.assign(process.env, mine);
    try {
      const folder = temporary();
      mkdirSync(folder.path, { recursive: true });
      const environment = { python: "python3", sitePackages: "/none" };
      const options = {
        environment,
        port: 1,
        region: "eu-west-1",
        stateDir: folder.path,
        deliveryEndpoint: "http://d",
      };
      const env = emulatorEnv(options);
      folder.remove();
      for (const name of Object.keys(mine)) assert.equal(env[name], undefined, name);
      assert.equal(env["AWS_SHARED_CREDENTIALS_FILE"], "/dev/null");
      assert.equal(env["AUTH"], "true");
      assert.equal(env["AWS_ENDPOINT_URL_FIREHOSE"], "http://d");
    } finally {
      for (const name of Object.keys(mine)) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
  });
});
