import * as assert from "node:assert/strict";
import type { LakeSchema } from "../../../runtime/lake";
import { readRows, withFiles } from "./support/duckdb";
import { event, type Input, write } from "./support/lake";
import { readWithPyarrow } from "./support/pyarrow";

/** Writes inputs one after the other, each knowing the columns of those before. */
async function writeInTurn(...inputs: Input[]) {
  const files = new Map<string, Buffer>();
  const rejected: (readonly [number, number, string, string | undefined])[] = [];
  let schema: LakeSchema | undefined;
  for (const [at, input] of inputs.entries()) {
    const written = await write(input, { name: `run-${at}`, schema });
    for (const [key, bytes] of written.files) files.set(key, bytes);
    for (const { line, reason, pointer } of written.rejected) rejected.push([at, line, reason, pointer]);
    schema = JSON.parse(JSON.stringify(written.report.schema)) as LakeSchema;
  }
  return { files, rejected, schema };
}

const OLD = [
  event({ event_id: "evt_old1" }),
  event({ event_id: "evt_old2", data: { session_id: "s-2", score: 1 } }),
];
const NEW = [
  event({ event_id: "evt_new1", school: { id: 7 }, data: { session_id: "s-3", score: 2.5, tags: ["a"] } }),
  event({ event_id: "evt_new2", data: { items: [{ x: 1 }, { y: "why" }] } }),
];

describe("a lake whose events change", () => {
  it("reads old and new files together in DuckDB: what is missing is null", async () => {
    const { files, rejected } = await writeInTurn(OLD, NEW);
    assert.deepEqual(rejected, []);
    const rows = await readRows(
      files,
      "event_id, school.id AS school, data.score AS score, data.tags AS tags, data.items AS items",
    );
    assert.deepEqual(rows, [
      { event_id: "evt_old1", school: null, score: null, tags: null, items: null },
      { event_id: "evt_old2", school: null, score: 1, tags: null, items: null },
      { event_id: "evt_new1", school: 7, score: 2.5, tags: ["a"], items: null },
      {
        event_id: "evt_new2",
        school: null,
        score: null,
        tags: null,
        items: [
          { x: 1, y: null },
          { x: null, y: "why" },
        ],
      },
    ]);
  });

  it("reads them together in pyarrow, the same", async function () {
    this.timeout(120_000);
    const { files } = await writeInTurn(OLD, NEW);
    const rows = await withFiles(files, readWithPyarrow);
    const data = rows.map((row) => row["data"] as Record<string, unknown>);
    assert.deepEqual(
      rows.map((row) => [row["event_id"], row["school"]]),
      [
        ["evt_old1", null],
        ["evt_old2", null],
        ["evt_new1", { id: 7 }],
        ["evt_new2", null],
      ],
    );
    assert.deepEqual(
      data.map((row) => row["score"]),
      [null, 1, 2.5, null],
    );
    assert.deepEqual(
      data.map((row) => row["items"]),
      [
        null,
        null,
        null,
        [
          { x: 1, y: null },
          { x: null, y: "why" },
        ],
      ],
    );
    assert.equal(rows[0]?.["timestamp"], "2026-01-31T09:15:00.123000+00:00");
  });

  it("keeps a column's type from one input to the next, and takes a number for a number", async () => {
    const { rejected, files } = await writeInTurn(
      [{ n: 1, text: "2026-01-31T00:00:00Z", sent_at: "2026-01-31T00:00:00Z" }],
      [
        { n: 1.5, text: "plain", sent_at: "2026-02-01T00:00:00Z" },
        { n: "1" },
        { text: 1 },
        { sent_at: "later" },
      ],
    );
    assert.deepEqual(rejected, [
      [1, 2, "type_conflict", "/n"],
      [1, 3, "type_conflict", "/text"],
      [1, 4, "type_conflict", "/sent_at"],
    ]);
    assert.deepEqual(await readRows(files, "n, text"), [
      { n: 1, text: "2026-01-31T00:00:00Z" },
      { n: 1.5, text: "plain" },
    ]);
  });

  it("gives a field no type before it has a value: null, an empty list or an empty object decide nothing", async () => {
    const { rejected, schema, files } = await writeInTurn(
      [{ id: "1", a: null, b: [], c: {}, d: [[], {}], e: [null] }],
      [{ id: "2", a: 1, b: [{ x: 1 }], c: { y: "y" }, d: ["text"], e: [true] }],
    );
    assert.deepEqual(rejected, []);
    assert.deepEqual(
      schema?.fields.map(({ name, type }) => `${name}:${type}`),
      ["id:string", "a:double", "b:list", "c:struct", "d:list", "e:list"],
    );
    const [first, second] = await readRows(files);
    assert.deepEqual(first, { id: "1", a: null, b: null, c: null, d: null, e: null });
    assert.deepEqual(second, { id: "2", a: 1, b: [{ x: 1 }], c: { y: "y" }, d: ["text"], e: [true] });
  });

  it("fills fields that appear within a file, also after row groups were written, at every depth", async () => {
    const rows = Array.from({ length: 600 }, (_, at) => ({
      at,
      list: at % 3 === 0 ? [] : [{ a: at }, ...(at > 400 ? [{ late: `x${at}` }] : [])],
      ...(at % 5 === 0 ? {} : { object: at > 300 ? { first: 1, second: { deep: at } } : { first: 1 } }),
    }));
    const { files, report } = await write(rows, { rowGroupBytes: 4096 });
    assert.equal(report.files, 1);
    const read = await readRows(files);
    assert.deepEqual(
      read,
      rows.map(({ at, list, object }) => ({
        at,
        list: list.map((item) => ({ a: null, late: null, ...item })),
        object: object ? { second: null, ...object } : null,
      })),
    );
  });
});
