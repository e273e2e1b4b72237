import * as assert from "node:assert/strict";
import { parquetMetadata } from "hyparquet";
import { generateEvents } from "../../../bench/generate/events";
import { query, readRows, withFiles } from "./support/duckdb";
import { type Input, write } from "./support/lake";
import { readWithPyarrow } from "./support/pyarrow";

const EVENTS = [...generateEvents(30_000)].join("");

async function metadataOf(input: Input, options: Parameters<typeof write>[1] = {}) {
  const { files } = await write(input, options);
  const bytes = files.get("events.parquet") ?? Buffer.alloc(0);
  return { bytes, metadata: parquetMetadata(new Uint8Array(bytes).buffer) };
}

describe("the lake's files", () => {
  it("tell readers bounds and nulls of every column, and where each page's rows lie", async () => {
    const { metadata } = await metadataOf(EVENTS);
    const [group] = metadata.row_groups;
    for (const { meta_data, column_index_offset, offset_index_offset } of group?.columns ?? []) {
      assert.ok(column_index_offset && offset_index_offset, meta_data?.path_in_schema.join("."));
      assert.notEqual(meta_data?.statistics?.min_value, undefined);
      assert.notEqual(meta_data?.statistics?.null_count, undefined);
    }
  });

  it("let a reader skip what bounds exclude, and never what they do not", async () => {
    const long = (letter: string) => `${"x".repeat(80)}${letter}`;
    const rows = ["a", "é", "", long("a"), long("z"), "\u{10ffff}", null].map((t, n) => ({
      t,
      n: n - 3,
      u: "same",
    }));
    const { files } = await write(rows, { rowGroupBytes: 600 });
    await withFiles(files, async (folder) => {
      for (const { t, n } of rows.slice(0, -1)) {
        const found = await query(
          `SELECT n FROM '${folder}/*.parquet' WHERE t = '${t}' AND n <= ${n} AND n >= ${n} AND u = 'same'`,
        );
        assert.deepEqual(found, [{ n }]);
      }
    });
  });

  it("hold row groups of the size that was set", async () => {
    const { metadata } = await metadataOf(EVENTS, { rowGroupBytes: 500_000 });
    assert.ok(metadata.row_groups.length >= 4);
    for (const group of metadata.row_groups) assert.ok(group.total_byte_size < 600_000n);
  });

  it("are a third of the text, or a tenth with ZSTD", async () => {
    const [snappy, zstd] = [await metadataOf(EVENTS), await metadataOf(EVENTS, { codec: "zstd" })];
    assert.ok(snappy.bytes.length < EVENTS.length * 0.3, `${snappy.bytes.length} of ${EVENTS.length}`);
    assert.ok(zstd.bytes.length < EVENTS.length * 0.18, `${zstd.bytes.length} of ${EVENTS.length}`);
  });

  it("hold every event of the generated set, the same in both readers", async function () {
    this.timeout(60_000);
    const expected = EVENTS.trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    for (const codec of ["snappy", "zstd"] as const) {
      const { files } = await write(EVENTS, { codec, rowGroupBytes: 1_500_000 });
      const columns = "* REPLACE (strftime(timestamp, '%Y-%m-%dT%H:%M:%S.%gZ') AS timestamp)";
      assert.deepEqual(await readRows(files, columns), expected);
      const rows = await withFiles(files, readWithPyarrow);
      for (const row of rows) row["timestamp"] = `${String(row["timestamp"]).slice(0, 23)}Z`;
      assert.deepEqual(rows, expected);
    }
  });
});
