import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Codec } from "../../../runtime/lake";
import { readRows } from "./support/duckdb";
import { write } from "./support/lake";

const text = fc.string({ unit: "binary", maxLength: 40 }).filter((value) => !/\p{Surrogate}/u.test(value));
const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });

/** Events of one shape; in each, anything but the id may be missing or null. */
const events = fc.array(
  fc.record(
    {
      id: text,
      number: optional(number),
      flag: optional(fc.boolean()),
      word: optional(fc.constantFrom("a", "b", "é")),
      words: optional(fc.array(optional(text), { maxLength: 4 })),
      nested: optional(
        fc.record(
          {
            number: optional(fc.integer()),
            lists: optional(fc.array(optional(fc.array(number, { maxLength: 3 })), { maxLength: 3 })),
            items: optional(
              fc.array(
                optional(fc.record({ a: optional(text), b: optional(fc.boolean()) }, { requiredKeys: [] })),
                {
                  maxLength: 3,
                },
              ),
            ),
          },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: ["id"] },
  ),
  { minLength: 1, maxLength: 40 },
);

/** The first event decides every column's type. */
const FIRST = {
  id: "first",
  number: 0.5,
  flag: true,
  word: "a",
  words: ["x"],
  nested: { number: 1, lists: [[1]], items: [{ a: "a", b: true }] },
};

/** Missing fields are null, at every depth. */
function complete(value: unknown, like: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (Array.isArray(like)) return (value as unknown[]).map((item) => complete(item, like[0]));
  if (typeof like !== "object" || like === null) return value;
  const fields = value as Record<string, unknown>;
  return Object.fromEntries(Object.entries(like).map(([key, item]) => [key, complete(fields[key], item)]));
}

describe("any events", () => {
  it("come back from Parquet as they were, in their order", async function () {
    this.timeout(60_000);
    const options = fc.record({
      codec: fc.constantFrom<Codec>("snappy", "zstd"),
      rowGroupBytes: fc.constantFrom(1000, 20_000, 2 ** 20),
      chunk: fc.constantFrom(64, 65_536),
    });
    await fc.assert(
      fc.asyncProperty(events, options, async (some, settings) => {
        const rows = [FIRST, ...some];
        const { files, rejected } = await write(rows, settings);
        assert.deepEqual(rejected, []);
        assert.deepEqual(
          await readRows(files),
          rows.map((row) => complete(JSON.parse(JSON.stringify(row)), FIRST)),
        );
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it("give the same bytes again, and overwrite the same files", async () => {
    await fc.assert(
      fc.asyncProperty(events, fc.constantFrom<Codec>("snappy", "zstd"), async (some, codec) => {
        const [first, again] = [await write(some, { codec }), await write(some, { codec, chunk: 100 })];
        assert.deepEqual([...again.files], [...first.files]);
        assert.deepEqual(again.report, first.report);
      }),
      { numRuns: 30 },
    );
  });

  it("make rows or typed refusals, whatever the bytes are", async () => {
    const json = fc.json({ maxDepth: 6 });
    const lines = fc.array(
      fc.oneof(
        json,
        fc.string(),
        json.map((value) => `{"a":${value}}`),
      ),
      { maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(lines, async (some) => {
        const input = some.map((line) => line.replace(/\n/g, " "));
        const { report, rejected } = await write(`${input.join("\n")}\n`);
        const blank = input.filter((line) => /^[ \t\r]*$/.test(line)).length;
        assert.equal(report.rows + rejected.length + (input.length > 0 ? blank : 0), input.length);
      }),
      { numRuns: 200, endOnFailure: true },
    );
  });
});
