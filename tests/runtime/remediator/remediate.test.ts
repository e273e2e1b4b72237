import * as assert from "node:assert/strict";
import type { Mender, Sight } from "../../../runtime/remediator/core";
import { createRemediatorHandler, type RemediatorDeps } from "../../../runtime/remediator/remediate";
import { createLog } from "../../../runtime/shared/log";

const BUCKET = "lake-bucket-dev-1a2b3c4";
const CONTEXT = { awsRequestId: "request" };

/** A bucket without versioning, and everything that is said and done about it, in order. */
function world(changes: Partial<RemediatorDeps> = {}, sight?: Sight) {
  const told: string[] = [];
  let versioned = false;
  const look: Mender = async () =>
    versioned
      ? { as: "right", before: { status: "Enabled" } }
      : {
          as: "wrong",
          before: { status: "Suspended" },
          after: { status: "Enabled" },
          mend: async () => {
            told.push("mend");
            versioned = true;
          },
        };
  const deps: RemediatorDeps = {
    look: sight ? async () => sight : look,
    guard: async () => "allowed",
    audit: async ({ data }) => void told.push(`audit ${data.action} ${data.outcome}`),
    alert: async ({ outcome }) => void told.push(`alert ${outcome}`),
    now: () => Date.parse("2026-11-21T10:00:00Z"),
    log: createLog({}, () => undefined),
    ...changes,
  };
  const handler = createRemediatorHandler("bucket-versioning", deps);
  return { told, run: (request: unknown = { resourceId: BUCKET }) => handler(request, CONTEXT) };
}

describe("a remediation", () => {
  it("has its entry in the audit trail before anything is changed, and is told", async () => {
    const { told, run } = world();
    assert.deepEqual(await run(), {
      kind: "bucket-versioning",
      resourceId: BUCKET,
      outcome: "mended",
      changed: true,
      before: { status: "Suspended" },
      after: { status: "Enabled" },
    });
    assert.deepEqual(told, [
      "audit remediation.begin success",
      "mend",
      "audit remediation.end success",
      "alert mended",
    ]);
  });

  it("changes nothing the second time", async () => {
    const { told, run } = world();
    await run();
    const once = [...told];
    const { changed, outcome } = await run();
    assert.deepEqual([changed, outcome, told], [false, "right", once]);
  });

  it("changes nothing that the audit trail does not know of", async () => {
    const { told, run } = world({ audit: () => Promise.reject(new Error("no audit stream")) });
    await assert.rejects(run(), /no audit stream/);
    assert.deepEqual(told, []);
  });

  for (const refused of ["refused_loop", "refused_rate"] as const) {
    it(`leaves to a person what a guard says is too much: ${refused}`, async () => {
      const { told, run } = world({ guard: async () => refused });
      const { changed, outcome } = await run();
      assert.deepEqual([changed, outcome], [false, refused]);
      assert.deepEqual(told, [`alert ${refused}`, "audit remediation.refuse failure"]);
    });
  }

  it("leaves a stranger to a person, and asks no guard about it", async () => {
    const guard = () => Promise.reject(new Error("asked"));
    const { told, run } = world({ guard }, { as: "stranger", before: {} });
    assert.equal((await run()).changed, false);
    assert.deepEqual(told, ["alert stranger"]);
  });

  it("takes a resource that is gone for gone", async () => {
    const look = () => Promise.reject(Object.assign(new Error(), { name: "NoSuchBucket" }));
    const { told, run } = world({ look });
    assert.equal((await run()).outcome, "gone");
    assert.deepEqual(told, []);
  });

  it("fails where the change does not help, and says so", async () => {
    const wrong: Sight = { as: "wrong", before: {}, after: {}, mend: async () => undefined };
    const { told, run } = world({}, wrong);
    await assert.rejects(run(), { name: "NotMended" });
    assert.deepEqual(told.slice(1), ["alert failed", "audit remediation.end failure"]);
  });

  it("takes only ids, and does not quote what is none", async () => {
    const { run } = world();
    for (const resourceId of [undefined, 1, "", 'x", "role": "y', "a b", "x".repeat(513)]) {
      await assert.rejects(run({ resourceId }), (error: Error) => {
        assert.equal(error.name, "TypeError");
        return !error.message.includes("role");
      });
    }
  });
});
