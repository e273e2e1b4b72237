import * as assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { CreateStreamCommand, KinesisClient } from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import * as ts from "typescript";
import { emulatorCredentials } from "../../local/emulator";
import { createWorld, type World } from "../runtime/support/world";
import { event } from "./support/publishers";

const ROOT = resolve(__dirname, "../..");

/** What an app team writes. */
const APP = `
import { createPublisher, type PublishResult, type StrataEvent } from "@strata/publisher";

const publisher = createPublisher({ streams: { "audit.event.logged": process.argv[2] ?? "" } });

async function main(events: StrataEvent[]): Promise<void> {
  const results: PublishResult[] = [];
  await publisher.publishAll(events, (result) => results.push(result));
  await publisher.close();
  process.stdout.write(JSON.stringify(results));
}
void main(JSON.parse(process.argv[3] ?? "[]"));

export function wrong(): void {
  // @ts-expect-error An event without data is none.
  void publisher.publish({ event_id: "evt_123", event_type: "audit.event.logged", timestamp: "", source: "app" });
  // @ts-expect-error No such topic.
  createPublisher({ streams: { "audit.logged": "x" } });
}
`;

describe("the publisher's package", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "strata-package-"));
  const installed = join(folder, "node_modules", "@strata", "publisher");
  let world: World;
  before(async () => {
    world = await createWorld();
    install();
  });
  after(async () => {
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Packs it and installs it without a network: its own files, and links to what it names as a dependency. */
  function install(): void {
    const pack = ["pack", "-w", "publisher", "--json", "--pack-destination", folder];
    execFileSync("npm", pack, { cwd: ROOT, stdio: ["ignore", "ignore", "pipe"] });
    mkdirSync(installed, { recursive: true });
    const archive = join(folder, "strata-publisher-0.1.0.tgz");
    execFileSync("tar", ["-xzf", archive, "--strip-components=1", "-C", installed]);
    const { dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    for (const name of [...Object.keys(dependencies), "@types/node"]) {
      mkdirSync(dirname(join(folder, "node_modules", name)), { recursive: true });
      symlinkSync(join(ROOT, "node_modules", name), join(folder, "node_modules", name));
    }
  }

  function run(file: string, ...args: string[]): string {
    const env = { ...world.env, AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
    return execFileSync(process.execPath, [join(folder, file), ...args], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
  }

  it("is typed: what an app writes compiles strictly, and what is wrong does not", () => {
    writeFileSync(join(folder, "app.ts"), APP);
    const options: ts.CompilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: ["node"],
      typeRoots: [join(folder, "node_modules", "@types")],
      skipLibCheck: true,
    };
    const program = ts.createProgram([join(folder, "app.ts")], options);
    const problems = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    assert.deepEqual(problems, []);
    program.emit();
  });

  it("publishes from a program of its own, with the endpoint and credentials of the environment", async () => {
    const kinesis = new KinesisClient({
      endpoint: world.endpoint,
      region: "us-east-1",
      credentials: emulatorCredentials(),
      requestHandler: new NodeHttpHandler(),
    });
    await kinesis.send(new CreateStreamCommand({ StreamName: "packed", ShardCount: 1 }));
    kinesis.destroy();
    const events = [event("audit.event.logged"), event("audit.event.logged", { outcome: "unknown" })];
    const results = JSON.parse(run("app.js", "packed", JSON.stringify(events)));
    assert.deepEqual(
      results.map(({ status, pointer, shard }: Record<string, string>) => [status, pointer ?? shard]),
      [
        ["rejected", "/data/outcome"],
        ["accepted", "shardId-000000000000"],
      ],
    );
  });

  it("is imported by name from an ES module, and loads no service it does not use", () => {
    writeFileSync(
      join(folder, "app.mjs"),
      `import { createRequire } from "node:module";
       import { createPublisher, firehoseSink, TOPICS } from "@strata/publisher";
       const loaded = Object.keys(createRequire(import.meta.url).cache).filter((file) => file.includes("client-"));
       process.stdout.write(JSON.stringify([typeof createPublisher, typeof firehoseSink, TOPICS.length, loaded.length]));`,
    );
    assert.deepEqual(JSON.parse(run("app.mjs")), ["function", "function", 6, 0]);
  });

  it("holds what runs, its types, its words and its licence, and no source", () => {
    const files = execFileSync("tar", ["-tzf", join(folder, "strata-publisher-0.1.0.tgz")], {
      encoding: "utf8",
    });
    for (const file of ["dist/index.js", "dist/types/publisher/index.d.ts", "README.md", "dist/LICENSE"])
      assert.ok(files.includes(`package/${file}\n`), file);
    assert.ok(!/(?<!\.d)\.ts\n/.test(files));
    assert.ok(!readFileSync(join(installed, "dist", "index.js"), "utf8").includes(ROOT));
  });
});
