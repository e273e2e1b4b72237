import * as assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { MOST_COLUMNS } from "../../../runtime/lake/json/fields";
import { readRows } from "./support/duckdb";
import { event, write } from "./support/lake";

describe("lines that cannot be rows", () => {
  it("are refused with their number, reason, field and bytes, and nothing of them stays", async () => {
    const lines = [
      JSON.stringify(event()),
      "not json",
      '{"event_id":"evt_2","new_field":1,"source":2}',
      '{"event_id":"evt_3","data":{"session_id":["s"]}}',
      "[1]",
      '"text"',
      '{"event_id":"evt_4"',
      '{"event_id":"evt_5"}x',
      '{"event_id":"evt_6","a":01}',
      '{"event_id":"evt_7","a":\'b\'}',
      '{"event_id":"\t"}',
      '{"event_id":5,"broken":}',
      '{"\\ud800":"text"}',
      '{"list":[["a"]]}',
      '{"list":[["a"],["b",1]]}',
      '{"list":[["a"],"b/~"]}',
      '{"event_id":"evt_last"}',
    ];
    const { files, rejected, report } = await write(`${lines.join("\n")}\n`);
    const reasons = rejected.map(({ line, reason, pointer }) => [line, reason, pointer]);
    assert.deepEqual(reasons, [
      [2, "not_json", undefined],
      [3, "type_conflict", "/source"],
      [4, "type_conflict", "/data/session_id"],
      [5, "not_json", undefined],
      [6, "not_json", undefined],
      [7, "not_json", undefined],
      [8, "not_json", undefined],
      [9, "not_json", undefined],
      [10, "not_json", undefined],
      [11, "not_json", undefined],
      [12, "not_json", undefined],
      [13, "invalid_utf8", ""],
      [15, "type_conflict", "/list/1/1"],
      [16, "type_conflict", "/list/1"],
    ]);
    for (const { line, bytes } of rejected) assert.equal(Buffer.from(bytes).toString(), lines[line - 1]);
    assert.equal(report.rejected, rejected.length);
    assert.deepEqual(
      (await readRows(files, "event_id")).map((row) => row["event_id"]),
      ["evt_0001", null, "evt_last"],
    );
    assert.equal(
      report.schema.fields.some(({ name }) => name === "new_field"),
      false,
    );
  });

  it("are those with bytes that are no UTF-8, beside sound neighbours", async () => {
    const { rejected, report } = await write(
      Buffer.concat([
        Buffer.from('{"a":"1"}\n{"a":"'),
        Buffer.of(0xc3, 0x28),
        Buffer.from('"}\n{"a":"é"}\n'),
      ]),
    );
    assert.deepEqual(
      rejected.map(({ line, reason }) => [line, reason]),
      [[2, "invalid_utf8"]],
    );
    assert.equal(report.rows, 2);
  });

  it("are not those that are blank, end in CR LF, follow a byte order mark or have no line feed", async () => {
    const { report, rejected, files } = await write('\ufeff{"a":"1"}\r\n\r\n \t\n\n{"a":"2"}\n{"a":"3"}');
    assert.deepEqual([report.rows, rejected], [3, []]);
    assert.deepEqual(await readRows(files), [{ a: "1" }, { a: "2" }, { a: "3" }]);
  });

  it("are numbered the same, however the bytes arrive", async () => {
    const input = `${JSON.stringify(event())}\n\nbad\n${JSON.stringify(event({ source: "é" }))}\nbad\n`;
    for (const chunk of [1, 2, 7, 1000]) {
      for (const bytes of [Buffer.from(input), gzipSync(input)]) {
        const { rejected, report } = await write(bytes, { chunk });
        assert.deepEqual(
          rejected.map(({ line }) => line),
          [3, 5],
        );
        assert.equal(report.rows, 2);
      }
    }
  });

  it("are not long ones: a line of 1 MiB is a row, one of 17 MiB is refused and the next one read", async () => {
    const long = event({ data: { text: "x".repeat(2 ** 20) } });
    const tooLong = event({ data: { text: "x".repeat(17 * 2 ** 20) } });
    const { report, rejected } = await write([long, tooLong, event()]);
    assert.equal(report.rows, 2);
    assert.deepEqual(
      rejected.map(({ line, reason, bytes }) => [line, reason, bytes.length < 2048]),
      [[2, "too_large", true]],
    );
  });

  it("are those that would add columns without end", async () => {
    const { report, rejected } = await write(
      Array.from({ length: MOST_COLUMNS + 2 }, (_, at) => ({ [`id-${at}`]: 1 })),
    );
    assert.equal(report.rows, MOST_COLUMNS);
    assert.deepEqual(
      rejected.map(({ reason, pointer }) => [reason, pointer]),
      [
        ["too_many_columns", `/id-${MOST_COLUMNS}`],
        ["too_many_columns", `/id-${MOST_COLUMNS + 1}`],
      ],
    );
  });

  it("end a broken gzip input with an error, and every file begun is given up", async () => {
    const whole = gzipSync(`${JSON.stringify(event())}\n`.repeat(3000));
    await assert.rejects(
      write(whole.subarray(0, whole.length - 100), { memoryBytes: 100_000 }),
      /unexpected end of file/,
    );
  });

  it("are none of an empty input, which gives no file", async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from("\n\n"), gzipSync("")]) {
      const { report, files } = await write(bytes);
      assert.deepEqual([report.rows, report.files, report.rejected, files.size], [0, 0, 0, 0]);
    }
  });
});
