import * as assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import * as pulumi from "@pulumi/pulumi";
import { strToU8, zipSync } from "fflate";
import { compileJobs } from "../../components/shared/bundle";
import { readRows } from "../../demo/collect/lake";
import { chat, JOBS, LANDED_KEY } from "./support/jobs";
import { deliveredLines, objects, rows } from "./support/stores";
import { BUCKETS, createWorld, TABLES, type World } from "./support/world";

const run = promisify(execFile);

/** Largest package of a function, KB: the event processor carries the redactor's names and weights. */
const maxZip = (job: string) => (job === "event-processor" ? 800 : 300);

/** Serializes the closure that a component hands to Lambda: it captures resolved settings and requires the bundle. */
function serialize(bundle: string, factory: string, settings: object) {
  const captured = pulumi.output(settings);
  return pulumi.runtime.serializeFunction(() => require(bundle)[factory](captured.get()), {
    isFactoryFunction: true,
  });
}

describe("the functions' closures", () => {
  let world: World;
  const folders: string[] = [];
  let bundles = new Map<string, string>();
  let rebuilt = new Map<string, string>();
  const bundleOf = (job: string): string => {
    const text = bundles.get(job);
    assert.ok(text, `no bundle of ${job}`);
    return text;
  };
  before(async function () {
    this.timeout(300_000);
    [bundles, rebuilt] = [compileJobs(), compileJobs()];
    world = await createWorld();
    const landed = { Bucket: BUCKETS.application, Key: LANDED_KEY };
    await world.clients.s3.send(new PutObjectCommand({ ...landed, Body: `${JSON.stringify(chat)}\n` }));
  });
  it("exist for every job that has a handler", () => {
    assert.deepEqual([...bundles.keys()].sort(), Object.keys(JOBS).sort());
  });
  after(async () => {
    await world.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  for (const [job, { factory, settings, invocation, answer }] of Object.entries(JOBS)) {
    it(`${job} runs as serialized in a process of its own, with nothing but its bundle`, async () => {
      const bundle = `./.local/functions/${job}/handler.js`;
      const { text, containsSecrets } = await serialize(bundle, factory, settings(world));
      assert.equal(containsSecrets, false);
      const folder = mkdtempSync(join(tmpdir(), "strata-closure-"));
      folders.push(folder);
      mkdirSync(join(folder, ".local/functions", job), { recursive: true });
      writeFileSync(join(folder, "__index.js"), text);
      writeFileSync(join(folder, bundle), bundleOf(job));
      writeFileSync(
        join(folder, "call.js"),
        `require("./__index.js").handler(${JSON.stringify(invocation)}).then((answer) => console.log("\\n" + JSON.stringify(answer)));`,
      );
      const { stdout } = await run(process.execPath, ["call.js"], {
        cwd: folder,
        env: world.env,
        timeout: 20_000,
      });
      assert.deepEqual(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""), answer, stdout);
    }).timeout(60_000);

    it(`${job} packs into at most ${maxZip(job)} KB, the same bytes each time`, async () => {
      const first = bundleOf(job);
      assert.equal(rebuilt.get(job), first);
      assert.equal(
        /["'`](?:\/(?:work|home|root|tmp)\/|file:\/\/)/.test(first),
        false,
        "a path of this machine",
      );
      const { text } = await serialize(`./.local/functions/${job}/handler.js`, factory, settings(world));
      const zip = zipSync({
        "__index.js": strToU8(text),
        [`.local/functions/${job}/handler.js`]: strToU8(first),
      });
      assert.ok(zip.byteLength <= maxZip(job) * 1_024, `${zip.byteLength} bytes`);
    });
  }

  it("did in those processes what they are there for", async () => {
    const { clients } = world;
    assert.deepEqual((await deliveredLines(clients, BUCKETS.interaction)).map(String), [
      `${JSON.stringify(chat)}\n`,
    ]);
    const files = await objects(clients, BUCKETS.lake, "event_type=");
    assert.deepEqual(
      (await Promise.all([...files.values()].map(readRows))).flat().map((row) => row["event_id"]),
      [chat.event_id],
    );
    for (const [table, count] of [
      [TABLES.quarantine, 1],
      [TABLES.crisis, 1],
      [TABLES.notification, 1],
      [TABLES.audit, 1],
      [TABLES.claims, 2],
    ] as const) {
      assert.equal((await rows(clients, table)).length, count, table);
    }
  });
});
