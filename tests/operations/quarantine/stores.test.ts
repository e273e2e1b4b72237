import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { DeleteObjectCommand, PutBucketVersioningCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import {
  ContentMismatch,
  ContentMissing,
  type EntryFilter,
  fates,
  originals,
  quarantineIndex,
} from "../../../operations";
import { awaitFates } from "../../../operations/quarantine/fate";
import { quarantineWriter } from "../../../runtime/shared/quarantine";
import { openerIn } from "../../runtime/support/keys";
import { BUCKETS, createWorld, TABLES, type World } from "../../runtime/support/world";
import { allOf, entry } from "../support/entries";
import { claim, sentAs } from "../support/published";
import { createIndex, putAll, TABLE } from "../support/table";

const BEGIN = Date.UTC(2026, 2, 2);
const at = (ms: number) => new Date(BEGIN + ms).toISOString();

describe("the stores of the quarantine", function () {
  this.timeout(60_000);
  this.slow(5_000);
  let world: World;
  before(async () => {
    world = await createWorld();
    await createIndex(world.clients.dynamo);
    await world.clients.s3.send(
      new PutBucketVersioningCommand({
        Bucket: BUCKETS.quarantine,
        VersioningConfiguration: { Status: "Enabled" },
      }),
    );
  });
  after(() => world?.stop());

  const index = () => quarantineIndex(world.clients.dynamo, TABLE);
  const everything: EntryFilter = { reasons: [], since: 0, until: BEGIN * 2, state: "all" };

  it("find entries by reason, topic, time and state, page by page", async () => {
    const count = 3_000;
    const entries = Array.from({ length: count }, (_, n) =>
      entry({
        quarantined_at: at(n),
        reason: n % 3 === 0 ? "not_json" : "schema_violation",
        topic: n % 5 === 0 ? "audit.event.logged" : "chat.message.sent",
        ...(n % 7 === 0 ? { state: "replayed" as const } : {}),
      }),
    );
    await putAll(world.clients.dynamo, entries);
    const found = (filter: Partial<EntryFilter>) => allOf(index().entries({ ...everything, ...filter }));
    assert.deepEqual(
      (await found({})).map(({ quarantine_id }) => quarantine_id),
      entries.map(({ quarantine_id }) => quarantine_id),
    );
    const expected = entries.filter(
      (_, n) => n % 3 === 0 && n % 5 === 0 && n % 7 !== 0 && n >= 100 && n <= 2_000,
    );
    const filter = { since: BEGIN + 100, until: BEGIN + 2_000, state: "open" } as const;
    assert.deepEqual(
      await found({ ...filter, reasons: ["not_json"], topic: "audit.event.logged" }),
      expected,
    );
    assert.equal((await found({ state: "replayed" })).length, Math.ceil(count / 7));
    assert.deepEqual(await found({ since: 2, until: 1 }), []);
  });

  it("close an entry once, and count how often it came back", async () => {
    const open = entry();
    await putAll(world.clients.dynamo, [open]);
    const id = open.quarantine_id;
    const replayed = {
      state: "replayed",
      closed_at: at(0),
      operation: "op-x",
      replayed_as: "a/b/1",
    } as const;
    await index().countReturn(id);
    assert.deepEqual(
      [await index().close(id, replayed, ["open"]), await index().close(id, replayed, ["open"])],
      [true, false],
    );
    assert.deepEqual(await index().get(id), { ...open, ...replayed, returned: 1 });
    const dropped = { state: "dropped", closed_at: at(1), operation: "op-y" } as const;
    assert.equal(await index().close(id, dropped, ["open", "replayed"]), true);
    assert.equal((await index().get(id))?.state, "dropped");
    assert.equal(await index().close("no/such/1", dropped, ["open"]), false);
    await assert.rejects(index().countReturn("no/such/1"), { name: "ConditionalCheckFailedException" });
  });

  it("leave closed what the event processor puts in again after a retry", async () => {
    const row = entry();
    const object = {
      bucket: BUCKETS.quarantine,
      key: row.object_key,
      body: Buffer.from("x"),
      contentType: "a/b",
    };
    const put = quarantineWriter(TABLE, world.clients.dynamo, async () => undefined);
    await put({ object, row });
    await index().close(row.quarantine_id, { state: "replayed", closed_at: at(0), operation: "op-x" }, [
      "open",
    ]);
    await put({ object, row });
    assert.equal((await index().get(row.quarantine_id))?.state, "replayed");
  });

  it("hand out the original bytes only, and remove every version of them and nothing else", async () => {
    const store = originals(world.clients.s3, BUCKETS.quarantine, openerIn(world));
    const body = Buffer.from("original");
    const kept = entry({ sha256: createHash("sha256").update(body).digest("hex") });
    const put = (Key: string, Body: Buffer) =>
      world.clients.s3.send(new PutObjectCommand({ Bucket: BUCKETS.quarantine, Key, Body }));
    await assert.rejects(store.read(kept), ContentMissing);
    await put(kept.object_key, body);
    assert.deepEqual(Buffer.from(await store.read(kept)), body);
    await put(kept.object_key, Buffer.from("another"));
    await assert.rejects(store.read(kept), ContentMismatch);
    await world.clients.s3.send(
      new DeleteObjectCommand({ Bucket: BUCKETS.quarantine, Key: kept.object_key }),
    );
    const longer = { ...kept, object_key: `${kept.object_key}0` };
    await put(longer.object_key, body);
    assert.equal(await store.remove(kept), 2);
    assert.equal(await store.remove(kept), 0);
    assert.deepEqual(Buffer.from(await store.read(longer)), body);
  });

  it("tell what became of a published event", async () => {
    const { dynamo } = world.clients;
    await claim(dynamo, "evt_taken", "chat/shard-1/11");
    await claim(dynamo, "evt_twice", "chat/shard-1/7");
    const again = entry({ quarantine_id: "chat.message.sent/shard-1/13", reason: "invalid_timestamp" });
    await putAll(dynamo, [again]);
    const source = fates(dynamo, { tables: { quarantineIndex: TABLE, eventClaims: TABLES.claims } } as never);
    const sent = [
      sentAs("evt_taken", "11"),
      sentAs("evt_twice", "12"),
      sentAs("evt_again", "13"),
      sentAs("evt_later", "14"),
    ];
    assert.deepEqual(await awaitFates(sent, source, 0, new AbortController().signal), [
      { result: "accepted" },
      { result: "repeated" },
      { result: "rejected", entry: again },
      { result: "unconfirmed" },
    ]);
  });
});
