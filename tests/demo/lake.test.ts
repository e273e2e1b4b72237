import * as assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CreateBucketCommand, PutBucketVersioningCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Clients } from "../../demo/collect";
import { readLake, readRows } from "../../demo/collect/lake";
import { createWorld, type World } from "../runtime/support/world";
import { inFolder } from "./support";

/** A Parquet file that neither our writer nor our reader made. */
async function parquetOf(query: string): Promise<Buffer> {
  return inFolder(async (folder) => {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, "made.parquet");
    const db = await (await DuckDBInstance.create()).connect();
    await db.run(`copy (${query}) to '${file}' (format parquet, compression zstd)`);
    db.closeSync();
    return readFileSync(file);
  });
}

describe("reading the lake back", function () {
  this.timeout(30_000);
  let world: World;
  before(async () => {
    world = await createWorld();
    await world.clients.s3.send(new CreateBucketCommand({ Bucket: "lake" }));
    const VersioningConfiguration = { Status: "Enabled" } as const;
    await world.clients.s3.send(new PutBucketVersioningCommand({ Bucket: "lake", VersioningConfiguration }));
  });
  after(() => world?.stop());

  it("gives plain values, and leaves out what is null", async () => {
    const query =
      "select 'evt_1' as event_id, timestamptz '2026-01-31 09:15:00+00' as timestamp, 9007199254740993::bigint as n, " +
      "'\\xAB\\x01'::blob as hash, {a: [1.5, 2.5], b: null::varchar} as data, null::varchar as missing";
    assert.deepEqual(await readRows(await parquetOf(query)), [
      {
        event_id: "evt_1",
        timestamp: "2026-01-31T09:15:00.000Z",
        n: "9007199254740993",
        hash: "ab01",
        data: { a: [1.5, 2.5] },
      },
    ]);
  });

  it("counts rows of what a reader sees, and shows everything to whoever looks for personal values", async () => {
    const put = async (Key: string, Body: Buffer) =>
      world.clients.s3.send(new PutObjectCommand({ Bucket: "lake", Key, Body }));
    await put("event_type=a/x.parquet", await parquetOf("select 'evt_1' as event_id, 'Jane Doe' as note"));
    await put("event_type=a/x.parquet", await parquetOf("select 'evt_1' as event_id, 'redacted' as note"));
    await put("event_type=a/y.parquet", await parquetOf("select 1 as nothing"));
    await put("_schema/events.json", Buffer.from("{}"));
    await put("stray.txt", Buffer.from("text"));
    const seen: string[] = [];
    const { records, strays } = await readLake(
      { s3: world.clients.s3 } as Clients,
      "lake",
      (place, content) => void seen.push(`${place.replace(/ version .*/, " older")} ${content}`),
    );
    assert.deepEqual(
      records.map(({ eventId, value }) => [eventId, value?.["note"]]),
      [["evt_1", "redacted"]],
    );
    assert.deepEqual(strays.sort(), ["s3://lake/event_type=a/y.parquet", "s3://lake/stray.txt"]);
    assert.deepEqual(seen.sort(), [
      "s3://lake/_schema/events.json {}",
      's3://lake/event_type=a/x.parquet older {"event_id":"evt_1","note":"Jane Doe"}',
      's3://lake/event_type=a/x.parquet {"event_id":"evt_1","note":"redacted"}',
      's3://lake/event_type=a/y.parquet {"nothing":1}',
      "s3://lake/stray.txt text",
    ]);
  });
});
