import * as assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ListMultipartUploadsCommand } from "@aws-sdk/client-s3";
import { DuckDBInstance } from "@duckdb/node-api";
import { inFolder } from "../../demo/support";
import { createWorld, type World } from "../support/world";
import { batch, createLake, idsIn, landedEvent, notice } from "./support";

const NOTHING_FAILED = { batchItemFailures: [] };

describe("the files of the lake transformer", function () {
  this.timeout(60_000);
  let world: World;
  before(async () => {
    world = await createWorld();
  });
  after(() => world?.stop());

  it("come in parts where they are large, and no upload stays open", async () => {
    const lake = await createLake(world, "lake-parts");
    // Random text hardly compresses: 13 MiB of it make a file of two parts.
    const events = Array.from({ length: 26 }, (_, at) =>
      landedEvent(`evt_${at}`, { note: randomBytes(384 * 1_024).toString("base64") }),
    );
    const starts: string[] = [];
    const handle = lake.handlerWith(({ uploader }) => ({
      uploader: {
        ...uploader,
        start: (key) => {
          starts.push(key);
          return uploader.start(key);
        },
      },
    }));
    assert.deepEqual(await handle(batch(notice(await lake.land("parts", events)))), NOTHING_FAILED);
    assert.ok(starts.length > 0, "no upload in parts");
    assert.equal((await idsIn(lake)).length, 26);
    const { Uploads = [] } = await world.clients.s3.send(
      new ListMultipartUploadsCommand({ Bucket: lake.settings.lakeBucket }),
    );
    assert.deepEqual(Uploads, []);
  });

  it("are read together, old and new, with null where a field was not there yet", async () => {
    const lake = await createLake(world, "lake-evolving");
    for (const [name, data] of [
      ["one", { mood_score: 1 }],
      ["two", { mood_score: 2, extra: { a: [1, 2] } }],
      ["three", { other: "x" }],
    ] as const) {
      const key = await lake.land(name, [landedEvent(`evt_${name}`, data)]);
      assert.deepEqual(await lake.handle(batch(notice(key))), NOTHING_FAILED);
    }
    const files = await lake.files();
    await inFolder(async (folder) => {
      for (const [key, content] of files) {
        mkdirSync(dirname(join(folder, key)), { recursive: true });
        writeFileSync(join(folder, key), content);
      }
      const db = await (await DuckDBInstance.create()).connect();
      const read = `read_parquet('${folder}/**/*.parquet', union_by_name = true, hive_partitioning = true)`;
      const reader = await db.runAndReadAll(
        `select event_id, event_type, hour, data.mood_score, data.other from ${read} order by event_id`,
      );
      const found = reader
        .getRowsJson()
        .map((row) => row.map((value) => (value === null ? null : String(value))));
      db.closeSync();
      assert.deepEqual(found, [
        ["evt_one", "chat.message.sent", "09", "1", null],
        ["evt_three", "chat.message.sent", "09", null, "x"],
        ["evt_two", "chat.message.sent", "09", "2", null],
      ]);
    });
  });
});
