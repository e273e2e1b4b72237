import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createRetrievalDrillHandler, type DrillRequest } from "../../../runtime/retrieval-drill/handler";

const CONTENT = Buffer.from("unchanged");
const canary = {
  bucket: "archive",
  key: "canary/one",
  sha256: createHash("sha256").update(CONTENT).digest("hex"),
};
const ONGOING = 'ongoing-request="true"';
const DONE = 'ongoing-request="false", expiry-date="Fri, 23 Dec 2026 00:00:00 GMT"';

function drill(part: { storageClass?: string; restore?: string; content?: Buffer } = {}) {
  const { storageClass = "DEEP_ARCHIVE", restore, content = CONTENT } = part;
  const orders: string[] = [];
  const said: unknown[] = [];
  const say = (...line: unknown[]) => void said.push(line);
  const handle = createRetrievalDrillHandler({
    head: async () => ({ storageClass, restore }),
    restore: async (_canary, tier) => void orders.push(tier),
    read: async () => content,
    log: { info: say, error: say, warn: say, metrics: say } as never,
  });
  const take = (step: DrillRequest["step"]) => handle({ step, canary, tier: "Standard" });
  return { take, orders, said };
}

describe("the retrieval drill", () => {
  it("orders a copy of what lies in the archive", async () => {
    const { take, orders } = drill();
    assert.deepEqual(await take("begin"), { state: "restoring" });
    assert.deepEqual(orders, ["Standard"]);
  });

  it("orders nothing where a copy is on its way or there", async () => {
    for (const [restore, state] of [
      [ONGOING, "restoring"],
      [DONE, "readable"],
    ]) {
      const { take, orders } = drill({ restore });
      assert.deepEqual(await take("begin"), { state });
      assert.deepEqual(await take("look"), { state });
      assert.deepEqual(orders, []);
    }
  });

  it("fails on a canary that lies in no archive: it would prove nothing", async () => {
    const storageClass = "STANDARD";
    await assert.rejects(drill({ storageClass }).take("begin"), { name: "DrillFailed" });
  });

  it("fails when the copy that was ordered is not there", async () => {
    await assert.rejects(drill().take("look"), { name: "DrillFailed" });
  });

  it("compares the content with the hash it was stored with", async () => {
    const { take } = drill({ restore: DONE });
    assert.deepEqual(await take("verify"), { state: "verified", bytes: CONTENT.length });
    const changed = drill({ restore: DONE, content: Buffer.from("changed") });
    await assert.rejects(changed.take("verify"), { name: "DrillFailed" });
    assert.ok(!JSON.stringify(changed.said).includes('changed"'), "the content is in no log");
  });
});
