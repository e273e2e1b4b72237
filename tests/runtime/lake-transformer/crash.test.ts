import * as assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createWorld, type World } from "../support/world";
import { batch, createLake, idsIn, landedEvent, notice } from "./support";

describe("a lake transformer that is killed while it writes", function () {
  this.timeout(60_000);
  let world: World;
  before(async () => {
    world = await createWorld();
  });
  after(() => world?.stop());

  /** Runs a worker that dies after so many files, and returns the signal it died by. */
  async function die(...given: string[]): Promise<string> {
    const script = join(__dirname, "dying-worker.ts");
    const child = spawn(process.execPath, ["-r", "tsx/cjs", script, ...given], {
      env: world.env,
      stdio: "ignore",
    });
    const [, signal] = await once(child, "exit");
    return String(signal);
  }

  const events = ["08", "09", "10"].map((hour) =>
    landedEvent(`evt_${hour}`, {}, `2026-01-31T${hour}:00:00Z`),
  );

  for (const files of [0, 1, 2]) {
    it(`with ${files} of three files written leaves nothing double and nothing lost once the notice comes again`, async () => {
      const lake = await createLake(world, `lake-killed-${files}`);
      const key = await lake.land("killed", events);
      assert.equal(await die(lake.settings.lakeBucket, key, String(files)), "SIGKILL");
      assert.equal((await lake.files()).size, files);
      assert.deepEqual(await lake.handle(batch(notice(key))), { batchItemFailures: [] });
      assert.deepEqual(await idsIn(lake), ["evt_08", "evt_09", "evt_10"]);
    });
  }

  it("still leaves nothing double when the lake has got new columns before the notice comes again", async () => {
    const lake = await createLake(world, "lake-killed-late");
    const key = await lake.land("killed", events);
    await die(lake.settings.lakeBucket, key, "2");
    await lake.handle(batch(notice(await lake.land("other", [landedEvent("evt_other", { fresh: true })]))));
    assert.deepEqual(await lake.handle(batch(notice(key))), { batchItemFailures: [] });
    assert.deepEqual(await idsIn(lake), ["evt_08", "evt_09", "evt_10", "evt_other"]);
  });
});
