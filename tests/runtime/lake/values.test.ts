import * as assert from "node:assert/strict";
import { query, readRows, withFiles } from "./support/duckdb";
import { event, write } from "./support/lake";

describe("the lake's values", () => {
  it("come back as they were, nested ones too", async () => {
    const events = [
      event({
        data: { text: 'é\n"€\u{1f600}\\', flag: true, score: 1.5, tags: ["a", null, ""], none: null },
      }),
      event({ data: { text: "", flag: false, score: -0.1, tags: [] } }),
      event({ data: { text: null, tags: null, deep: { list: [{ a: 1 }, { b: ["x"] }, null] } } }),
      event({ data: null }),
    ];
    const { files, report } = await write(events);
    assert.equal(report.rows, 4);
    const rows = await readRows(files, "data");
    assert.deepEqual(rows[0]?.["data"], {
      text: 'é\n"€\u{1f600}\\',
      flag: true,
      score: 1.5,
      tags: ["a", null, ""],
      deep: null,
    });
    assert.deepEqual(rows[1]?.["data"], { text: "", flag: false, score: -0.1, tags: [], deep: null });
    assert.deepEqual(rows[2]?.["data"], {
      text: null,
      flag: null,
      score: null,
      tags: null,
      deep: { list: [{ a: 1, b: null }, { a: null, b: ["x"] }, null] },
    });
    assert.equal(rows[3]?.["data"], null);
  });

  it("are moments, numbers, booleans, text and lists to a reader", async () => {
    const { files } = await write([
      event({ data: { n: 1, flag: true, list: ["a"], end_time: "2026-01-31T10:00:00+01:00" } }),
    ]);
    const types = await withFiles(files, (folder) =>
      query(`SELECT column_name, column_type FROM (DESCRIBE SELECT timestamp, event_id, data.n, data.flag, data.list,
        data.end_time FROM '${folder}/*.parquet')`),
    );
    assert.deepEqual(Object.fromEntries(types.map((row) => [row["column_name"], row["column_type"]])), {
      timestamp: "TIMESTAMP WITH TIME ZONE",
      event_id: "VARCHAR",
      n: "DOUBLE",
      flag: "BOOLEAN",
      list: "VARCHAR[]",
      end_time: "TIMESTAMP WITH TIME ZONE",
    });
  });

  it("are moments to the microsecond, whatever their zone, and none that never was", async () => {
    const times = [
      "2026-01-31T09:15:00Z",
      "2026-01-31T09:15:00.123456789Z",
      "2026-01-31T10:15:00.5+01:00",
      "0001-01-01T00:00:00Z",
      "1969-12-31T23:59:59.999999Z",
      "9999-12-31T23:59:59.999999Z",
      "2024-02-29T00:00:00Z",
    ];
    const never = [
      "2026-02-29T00:00:00Z",
      "2026-01-31T24:00:00Z",
      "2026-01-31 09:15:00Z",
      "2026-01-31T09:15:00",
      "soon",
      "",
    ];
    const { files, rejected } = await write([...times, ...never].map((timestamp) => event({ timestamp })));
    const rows = await readRows(files, "epoch_us(timestamp)::VARCHAR AS us");
    assert.deepEqual(
      rows.map((row) => row["us"]),
      [
        "1769850900000000",
        "1769850900123456",
        "1769850900500000",
        "-62135596800000000",
        "-1",
        "253402300799999999",
        "1709164800000000",
      ],
    );
    assert.deepEqual(
      rejected.map(({ line, reason, pointer }) => [line, reason, pointer]),
      never.map((_, at) => [times.length + at + 1, "invalid_timestamp", "/timestamp"]),
    );
  });

  it("are never changed: an integer no double holds is refused, or has a column of integers", async () => {
    const { files, rejected } = await write([
      '{"n":1,"big":9007199254740993}',
      '{"n":9007199254740993}',
      '{"n":18014398509481984,"big":-9223372036854775808}',
      '{"big":9223372036854775808}',
      '{"big":0.5}',
      '{"n":1e400}',
      '{"n":-0.0}',
      '{"n":5e-324,"big":7}',
    ]);
    const rows = await readRows(files, "n, big::VARCHAR AS big");
    assert.deepEqual(rows, [
      { n: 1, big: "9007199254740993" },
      { n: 18014398509481984, big: "-9223372036854775808" },
      { n: -0, big: null },
      { n: 5e-324, big: "7" },
    ]);
    assert.deepEqual(
      rejected.map(({ line, pointer }) => [line, pointer]),
      [
        [2, "/n"],
        [4, "/big"],
        [5, "/big"],
        [6, "/n"],
      ],
    );
  });

  it("keep what has no one type as JSON text: mixed lists, and what lies very deep", async () => {
    const deep = `${'{"a":'.repeat(20)}1${"}".repeat(20)}`;
    const { files, rejected } = await write([
      '{"mixed":[1,"a",{"b":[]}],"deep":{"x":"shallow"}}',
      `{"mixed":[2],"below":${deep}}`,
      `{"mixed":"text","list":${"[".repeat(5000)}1${"]".repeat(5000)}}`,
    ]);
    assert.deepEqual(rejected, []);
    const rows = await readRows(files, "mixed, below.a.a.a.a.a.a.a.a AS below");
    assert.deepEqual(
      rows.map((row) => row["mixed"]),
      ['[1,"a",{"b":[]}]', "[2]", '"text"'],
    );
    assert.equal(rows[1]?.["below"], `${'{"a":'.repeat(12)}1${"}".repeat(12)}`);
  });
});
