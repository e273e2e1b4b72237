import * as assert from "node:assert/strict";
import { readRows } from "./support/duckdb";
import { write } from "./support/lake";

describe("the lake's fields", () => {
  it("take the last of a field that comes twice, and any name of a field", async () => {
    const { files, rejected } = await write([
      '{"a":"first","o":{"x":[1,2],"y":1},"a":"last","o":{"x":[3]}}',
      '{"__proto__":"own","constructor":1,"":"unnamed","é/~":{"\\u0061":1}}',
      '{"Id":"one","id":"two","ID":"three","hour":"own"}',
    ]);
    assert.deepEqual(rejected, []);
    const rows = await readRows(files, '* EXCLUDE ("__proto__"), "__proto__" AS proto');
    assert.deepEqual([rows[0]?.["a"], rows[0]?.["o"]], ["last", { x: [3], y: null }]);
    assert.deepEqual(
      [rows[1]?.["proto"], rows[1]?.["constructor"], rows[1]?.["_"], rows[1]?.["é/~"]],
      ["own", 1, "unnamed", { a: 1 }],
    );
    assert.deepEqual(
      [rows[2]?.["Id"], rows[2]?.["id_2"], rows[2]?.["ID_3"], rows[2]?.["hour_2"]],
      ["one", "two", "three", "own"],
    );
  });

  it("are none of an empty object, which is a row all the same", async () => {
    const { files, report } = await write('{}\n{"a":[]}\n');
    assert.deepEqual([report.rows, await readRows(files)], [2, [{ event_id: null }, { event_id: null }]]);
  });
});
