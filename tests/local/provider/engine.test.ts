import assert from "node:assert/strict";
import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { createStack, EngineError, type RunResult, runPulumi } from "../../../local/engine";
import { hasUnknown } from "../../../local/provider/protocol/values";
import { REPOSITORY } from "../../../local/shared/paths";
import { type Temporary, temporary } from "../temporary";
import { type Bench, REGION, startBench } from "./support/bench";

const STACK = ["--stack", "dev"];

describe("the engine on the local provider", function () {
  this.timeout(180_000);
  let bench: Bench;
  let folder: Temporary;

  before(async () => {
    bench = await startBench();
    folder = temporary();
    const providers = join(REPOSITORY, "local", "provider");
    folder.file(
      "project/Pulumi.yaml",
      `name: small\nruntime: nodejs\nplugins:\n  providers:\n    - name: aws\n      path: ${providers}/aws\n    - name: awsx\n      path: ${providers}/awsx\n`,
    );
    folder.file("project/index.ts", readFileSync(join(__dirname, "program", "index.ts"), "utf8"));
    for (const name of ["node_modules", "tsconfig.json", "package.json"]) {
      symlinkSync(join(REPOSITORY, name), join(folder.path, "project", name));
    }
    folder.file("config.yaml", "config: {}\n");
    await createStack("dev", options());
  });
  after(async () => {
    await bench?.stop();
    folder?.remove();
  });

  const options = () => ({
    stateDir: join(folder.path, "state"),
    projectDir: join(folder.path, "project"),
    env: {
      STRATA_MODE: "emulate",
      STRATA_ENDPOINT: bench.environment.endpoint,
      STRATA_DELIVERY_ENDPOINT: bench.environment.deliveryEndpoint,
      STRATA_MODELS: bench.sitePackages,
      STRATA_ACCOUNT: bench.environment.account,
      AWS_REGION: REGION,
    },
  });

  const run = (operation: string, config: Record<string, string> = {}): Promise<RunResult> => {
    const values = Object.entries(config).flatMap(([key, value]) => ["-c", `small:${key}=${value}`]);
    const confirmed = operation === "preview" ? [] : ["--yes", "--skip-preview"];
    const file = [
      "--config-file",
      folder.file(`config-${Object.values(config).join()}.yaml`, "config: {}\n"),
    ];
    return runPulumi([operation, ...STACK, ...file, ...values, ...confirmed], options());
  };

  /** URN names of the resources whose step was `op`. */
  const touched = ({ events }: RunResult, op: string): string[] =>
    events.flatMap(({ resourcePreEvent: event }) =>
      event?.metadata.op === op ? [event.metadata.urn.split("::").slice(2).join(" ")] : [],
    );

  it("knows every input in the first preview", async () => {
    const preview = await run("preview");
    const unknown = preview.events.flatMap(({ resourcePreEvent: event }) =>
      event && hasUnknown((event.metadata as { new?: { inputs: unknown } }).new?.inputs)
        ? [event.metadata.urn]
        : [],
    );
    assert.deepEqual(unknown, []);
    assert.ok((preview.changes["create"] ?? 0) > 20);
  });

  it("fails in preview for a value that AWS would refuse, naming resource, field and what is allowed", async () => {
    await assert.rejects(run("preview", { memory: "64" }), (error: Error) => {
      assert.ok(error instanceof EngineError);
      assert.match(
        error.message,
        /memorySize of aws:lambda\/function:Function "greeter".*64; allowed: 128 to/s,
      );
      return true;
    });
  });

  it("fails in preview for the wrong account, naming both", async () => {
    await assert.rejects(run("preview", { account: "123456789012" }), /000000000000.*123456789012/s);
  });

  it("makes the program, and then neither preview nor refresh finds a change", async () => {
    await run("up");
    assert.deepEqual(Object.keys((await run("preview")).changes), ["same"]);
    assert.deepEqual(Object.keys((await run("refresh")).changes), ["same"]);
  });

  it("runs the closure it was given", async () => {
    const { stdout } = await runPulumi(["stack", "output", "--json", ...STACK], options());
    const outputs = JSON.parse(stdout);
    const answer = await bench.aws.request("lambda", "Invoke", { FunctionName: outputs.functionName });
    assert.equal(Buffer.from(answer.Payload ?? []).toString(), '"hello"');
    assert.equal(outputs.account, "000000000000");
    assert.equal(outputs.privateSubnets, 2);
    assert.equal(outputs.queueUrl.startsWith(bench.environment.endpoint), true);
  });

  it("writes no secret in plain text into the state", () => {
    const state = join(folder.path, "state", "pulumi");
    const files = readdirSync(state, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const texts = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
    assert.ok(texts.some((text) => text.includes("aws:secretsmanager/secretVersion")));
    assert.deepEqual(
      texts.filter((text) => text.includes("hush-hush")),
      [],
    );
  });

  it("changes in place what AWS changes, and replaces what AWS replaces", async () => {
    const change = await run("up", { visibility: "60", fifo: "yes", greeting: "welcome" });
    const queues = ["aws:sqs/queue:Queue jobs", "aws:sqs/queuePolicy:QueuePolicy jobs"];
    assert.deepEqual(touched(change, "replace"), queues);
    assert.deepEqual(touched(change, "update"), ["aws:lambda/function:Function greeter"]);
  });

  it("removes everything", async () => {
    await run("destroy");
    const { QueueUrls } = await bench.aws.request("sqs", "ListQueues", {});
    assert.deepEqual(QueueUrls ?? [], []);
  });
});
