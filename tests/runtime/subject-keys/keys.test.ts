import * as assert from "node:assert/strict";
import { DecryptCommand, DisableKeyCommand, EnableKeyCommand, type KMSClient } from "@aws-sdk/client-kms";
import { destroyKey } from "../../../operations/subject-keys/destroy";
import { lifeOf } from "../../../runtime/subject-keys/ids";
import { type KeyOutcome, type SubjectKeyDeps, subjectKeys } from "../../../runtime/subject-keys/keys";
import { keyTable } from "../../../runtime/subject-keys/table";
import { wrapping } from "../../../runtime/subject-keys/wrapping";
import { rows } from "../support/stores";
import { createWorld, TABLES, type World } from "../support/world";

const DAY_MS = 86_400_000;
const id = (letter: string) => letter.repeat(64).slice(0, 64);

describe("the keys of subjects", () => {
  let world: World;
  let now = Date.now();
  before(async function () {
    this.timeout(300_000);
    world = await createWorld();
  });
  after(() => world.stop());

  /** What a worker of its own has, and how often it called KMS. */
  const worker = (part: Partial<SubjectKeyDeps> = {}) => {
    const calls = { generated: 0, unwrapped: 0, most: 0, now: 0 };
    const counted = async <R>(what: "generated" | "unwrapped", call: () => Promise<R>) => {
      calls[what] += 1;
      calls.most = Math.max(calls.most, ++calls.now);
      try {
        return await call();
      } finally {
        calls.now -= 1;
      }
    };
    const real = wrapping(world.wrappingKeyArn, world.clients.kms);
    const keys = subjectKeys({
      table: keyTable(TABLES.subjectKeys, world.clients.dynamo),
      wrapping: {
        generate: (id) => counted("generated", () => real.generate(id)),
        unwrap: (id, stored) => counted("unwrapped", () => real.unwrap(id, stored)),
      },
      generation: 1,
      now: () => now,
      ...part,
    });
    return { keys, calls };
  };
  const sealed = (outcome: KeyOutcome | undefined) => {
    assert.ok(outcome && "key" in outcome, JSON.stringify(outcome));
    return outcome.key.seal(Buffer.from("content"));
  };
  const sealOnce = ({ keys }: ReturnType<typeof worker>, subject: string) =>
    keys.use([subject], async (found) => sealed(found.get(subject)));
  const itemOf = async (subject: string) =>
    (await rows(world.clients, TABLES.subjectKeys)).find((row) => row["subject"] === subject);

  it("are one a subject, however many workers make it at once", async () => {
    const workers = Array.from({ length: 12 }, () => worker());
    const made = await Promise.all(workers.map((each) => sealOnce(each, id("a"))));
    assert.equal(new Set(made).size, 1);
    assert.ok(workers.reduce((sum, { calls }) => sum + calls.generated, 0) > 1, "several tried");
    assert.equal(
      (await rows(world.clients, TABLES.subjectKeys)).filter((row) => row["subject"] === id("a")).length,
      1,
    );
  });

  it("are asked for once a batch and not again for five minutes", async () => {
    const one = worker();
    const ids = Array.from({ length: 250 }, (_, at) => `none/${2000 + at}-01`);
    const first = await one.keys.use([...ids, ...ids], async (found) => [...found.values()].map(sealed));
    assert.equal(new Set(first).size, 250);
    assert.equal(one.calls.generated, 250);
    assert.ok(one.calls.most <= 16 && one.calls.most > 1, `${one.calls.most} calls at once`);
    await one.keys.use(ids, async () => undefined);
    now += 299_000;
    await one.keys.use(ids, async () => undefined);
    assert.deepEqual([one.calls.generated, one.calls.unwrapped], [250, 0]);
    now += 2_000;
    const later = await one.keys.use(ids, async (found) => ids.map((each) => sealed(found.get(each))));
    assert.deepEqual([one.calls.generated, one.calls.unwrapped], [250, 250]);
    assert.deepEqual(later, first);
  }).timeout(30_000);

  it("that were destroyed are refused, at once by others and after five minutes by who remembers them", async () => {
    const [knows, other] = [worker(), worker()];
    await sealOnce(knows, id("c"));
    await destroyKey(world.clients.dynamo, TABLES.subjectKeys, id("c"), { operation: "op-c", now });
    const erased = ({ keys }: ReturnType<typeof worker>) =>
      keys.use([id("c")], async (found) => "erased" in (found.get(id("c")) ?? {}));
    assert.deepEqual([await erased(other), await erased(knows)], [true, false]);
    now += 300_001;
    assert.equal(await erased(knows), true);
    const item = await itemOf(id("c"));
    assert.deepEqual(Object.keys(item ?? {}).sort(), [
      "created_at",
      "destroyed_at",
      "expires_at",
      "operation",
      "subject",
    ]);
    assert.equal(item?.["operation"], "op-c");
  });

  it("that were destroyed before there was one are never made, and destroying twice changes nothing", async () => {
    const first = await destroyKey(world.clients.dynamo, TABLES.subjectKeys, id("d"), {
      operation: "op-1",
      now,
    });
    const again = await destroyKey(world.clients.dynamo, TABLES.subjectKeys, id("d"), {
      operation: "op-2",
      now: now + 5,
    });
    assert.deepEqual([first.fresh, again], [true, { ...first, fresh: false }]);
    await worker().keys.use([id("d")], async (found) =>
      assert.deepEqual(found.get(id("d")), { erased: true }),
    );
  });

  it("that KMS does not give fail alone and are there when it gives them again", async () => {
    const one = worker();
    const known = await sealOnce(one, id("e"));
    await world.clients.kms.send(new DisableKeyCommand({ KeyId: world.wrappingKeyArn }));
    try {
      await one.keys.use([id("e"), id("f")], async (found) => {
        assert.equal(sealed(found.get(id("e"))), known);
        assert.ok("error" in (found.get(id("f")) ?? {}));
      });
      assert.equal(await itemOf(id("f")), undefined);
    } finally {
      await world.clients.kms.send(new EnableKeyCommand({ KeyId: world.wrappingKeyArn }));
    }
    await sealOnce(one, id("f"));
  });

  it("fail alone where the table cannot be read, and where it cannot be written", async () => {
    const table = keyTable(TABLES.subjectKeys, world.clients.dynamo);
    const down = () => Promise.reject(new Error("down"));
    for (const broken of [{ read: down }, { create: down }, { prolong: down }]) {
      const one = worker({ table: { ...table, ...broken } });
      const subject = `quarantine/2026-0${1 + Math.floor(Math.random() * 8)}-01`;
      const outcome = await one.keys.use([subject], async (found) => found.get(subject));
      if ("prolong" in broken) assert.ok("key" in (outcome ?? {}));
      else assert.ok("error" in (outcome ?? {}));
    }
  });

  it("of a student live on with every use, and at most one write a month says so", async () => {
    const one = worker();
    await sealOnce(one, id("1"));
    const began = Number((await itemOf(id("1")))?.["expires_at"]);
    now += 29 * DAY_MS;
    await sealOnce(one, id("1"));
    assert.equal((await itemOf(id("1")))?.["expires_at"], began);
    now += 2 * DAY_MS;
    await sealOnce(one, id("1"));
    const later = Number((await itemOf(id("1")))?.["expires_at"]);
    assert.equal(later - began, (31 * DAY_MS) / 1_000);
    assert.ok(later * 1_000 >= now + 2_555 * DAY_MS);
  });

  it("of a month or a day end with the last content under them", () => {
    const at = Date.UTC(2026, 10, 30, 23);
    const [month, day] = [lifeOf("none/2026-11", at).ends, lifeOf("quarantine/2026-11-30", at).ends];
    assert.ok(month >= at + 2_555 * DAY_MS && month <= at + 2_600 * DAY_MS);
    assert.ok(day >= at + 90 * DAY_MS && day <= at + 100 * DAY_MS);
  });

  it("are wrapped for one subject only", async () => {
    await sealOnce(worker(), id("2"));
    const stored = (await keyTable(TABLES.subjectKeys, world.clients.dynamo).read([id("2")])).get(id("2"));
    assert.ok(stored && "wrapped" in stored);
    for (const EncryptionContext of [undefined, { subject: id("3") }]) {
      const call = new DecryptCommand({ CiphertextBlob: stored.wrapped, EncryptionContext });
      await assert.rejects((world.clients.kms as KMSClient).send(call), {
        name: "InvalidCiphertextException",
      });
    }
  });
});
