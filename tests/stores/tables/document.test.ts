import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RECORD_TABLES, type TableKeys } from "../../../contracts/tables";

describe("the documented access patterns of the tables", () => {
  const text = readFileSync(join(__dirname, "../../../docs/access-patterns.md"), "utf8");
  const section = text.slice(text.indexOf("## Tables of records"));
  const rows = section.split("\n").filter((line) => line.startsWith("| ") && line.includes("Queries()"));

  it("name every table and every index with its keys, and no other", () => {
    const keys = ({ partitionKey, sortKey }: TableKeys | { partitionKey: string; sortKey: string }) =>
      `\`${partitionKey}\`, \`${sortKey}\``;
    const asked = Object.entries(RECORD_TABLES as Record<string, TableKeys>).flatMap(([table, each]) => [
      ...(each.sortKey ? [`| \`${table}\` | ${keys(each)} |`] : []),
      ...each.indexes.map((index) => `| \`${table}\` | \`${index.name}\`: ${keys(index)} |`),
    ]);
    for (const row of asked)
      assert.ok(
        rows.some((line) => line.endsWith(row)),
        row,
      );
    assert.equal(rows.length, asked.length);
  });

  it("name calls that the tests on a stack make", () => {
    const tests = join(__dirname, "stack");
    const stack = readdirSync(tests)
      .map((file) => readFileSync(join(tests, file), "utf8"))
      .join("\n");
    for (const row of rows) {
      const call = /\(\)\.(\w+)\(/.exec(row)?.[1];
      assert.ok(call && stack.includes(`.${call}(`), row);
    }
  });
});
