import * as assert from "node:assert/strict";
import { CreateKeyCommand } from "@aws-sdk/client-kms";
import {
  destroyKey,
  endFormer,
  generations,
  NotEndable,
  rewrap,
  subjectOpener,
  survey,
} from "../../../operations";
import { subjectKeys } from "../../../runtime/subject-keys/keys";
import { keyTable } from "../../../runtime/subject-keys/table";
import { wrapping } from "../../../runtime/subject-keys/wrapping";
import { createWorld, TABLES, type World } from "../../runtime/support/world";
import { allOf } from "../support/entries";

const contentOf = (subject: string) => Buffer.from(`{"student":"${subject.slice(-4)}"}`);

describe("wrapping keys anew", () => {
  let world: World;
  let second: string;
  before(async function () {
    this.timeout(300_000);
    world = await createWorld();
    second = (await world.clients.kms.send(new CreateKeyCommand({}))).KeyMetadata?.Arn ?? "";
  });
  after(() => world.stop());

  const ids = Array.from({ length: 200 }, (_, at) => at.toString(16).padStart(64, "0"));

  it("is gone on with where it was stopped, and leaves destroyed keys as they are", async function () {
    this.timeout(60_000);
    const { dynamo, kms } = world.clients;
    const keys = subjectKeys({
      table: keyTable(TABLES.subjectKeys, dynamo),
      wrapping: wrapping(world.wrappingKeyArn, kms),
      generation: 1,
      now: Date.now,
    });
    const sealed = await keys.use(ids, async (found) =>
      ids.map((id) => {
        const outcome = found.get(id);
        assert.ok(outcome && "key" in outcome);
        return outcome.key.seal(contentOf(id));
      }),
    );
    await destroyKey(dynamo, TABLES.subjectKeys, ids[7] ?? "", { operation: "op-x", now: Date.now() });
    const deps = { dynamodb: dynamo, kms, table: TABLES.subjectKeys };
    const current = { generation: 2, wrappingKeyArn: second };
    const stop = new AbortController();
    for await (const { rewrapped } of rewrap(deps, current, stop.signal)) {
      assert.ok(rewrapped > 0 && rewrapped < ids.length - 1);
      stop.abort();
    }
    const states = await generations(kms, {
      generation: 2,
      wrappingKeyArns: { 1: world.wrappingKeyArn, 2: second },
    });
    const half = await survey(dynamo, TABLES.subjectKeys);
    assert.ok((half.byGeneration[1] ?? 0) > 0 && (half.byGeneration[2] ?? 0) > 0);
    const later = { now: Date.now() + 3_600_000, settledMs: 900_000 };
    await assert.rejects(endFormer(kms, states, half, later), NotEndable);

    await allOf(rewrap(deps, current, new AbortController().signal));
    const whole = await survey(dynamo, TABLES.subjectKeys);
    assert.deepEqual([whole.byGeneration, whole.destroyed], [{ 2: 199 }, 1]);
    const young = { now: Date.now(), settledMs: 900_000 };
    await assert.rejects(endFormer(kms, states, whole, young), NotEndable);
    const opener = subjectOpener({ dynamodb: dynamo, kms }, TABLES.subjectKeys);
    for (const [at, id] of ids.entries()) {
      if (at === 7) await assert.rejects(opener.open(sealed[at] ?? ""), { name: "SubjectErased" });
      else assert.deepEqual(await opener.open(sealed[at] ?? ""), contentOf(id));
    }
  });
});
