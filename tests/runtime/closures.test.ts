import * as assert from "node:assert/strict";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { compileJobs } from "../../components/shared/bundle";
import { readRows } from "../../demo/collect/lake";
import { packageBytes, runClosure, serialize } from "./support/closure";
import { chat, JOBS, LANDED_KEY, STORE_JOBS } from "./support/jobs";
import { openerIn } from "./support/keys";
import { deliveredLines, objects, rows } from "./support/stores";
import { BUCKETS, createWorld, TABLES, type World } from "./support/world";

/**
 * Largest package of a function, KB: the event processor carries the redactor's names and weights, the remediator the
 * client of EC2, whose schemas come whole.
 */
const LARGE: Record<string, number> = { "event-processor": 800, remediator: 400 };
const maxZip = (job: string) => LARGE[job] ?? 300;

describe("the functions' closures", () => {
  let world: World;
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
    assert.deepEqual([...bundles.keys()].sort(), [...Object.keys(JOBS), ...STORE_JOBS].sort());
  });
  after(async () => {
    await world.stop();
  });

  for (const [job, { factory, settings, invocation, answer }] of Object.entries(JOBS)) {
    it(`${job} runs as serialized in a process of its own, with nothing but its bundle`, async () => {
      const closure = { job, factory, settings: settings(world), bundle: bundleOf(job) };
      assert.equal((await serialize(closure)).containsSecrets, false);
      assert.deepEqual(await runClosure(closure, invocation, world.env), answer);
    }).timeout(60_000);

    it(`${job} packs into at most ${maxZip(job)} KB, the same bytes each time`, async () => {
      const first = bundleOf(job);
      assert.equal(rebuilt.get(job), first);
      assert.equal(
        /["'`](?:\/(?:work|home|root|tmp)\/|file:\/\/)/.test(first),
        false,
        "a path of this machine",
      );
      const bytes = await packageBytes({ job, factory, settings: settings(world), bundle: first });
      assert.ok(bytes <= maxZip(job) * 1_024, `${bytes} bytes`);
    });
  }

  it("did in those processes what they are there for", async () => {
    const { clients } = world;
    const [line, ...more] = await deliveredLines(clients, BUCKETS.interaction);
    const { event_id, sealed } = JSON.parse(String(line));
    assert.deepEqual([event_id, more], [chat.event_id, []]);
    assert.deepEqual(String(await openerIn(world).open(sealed)), JSON.stringify(chat));
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
