"use strict";
/**
 * Prints the test files that run side by side, the longest first: a long one that began last would run alone at the end.
 */
const { readdirSync } = require("node:fs");
const { join } = require("node:path");

const LONGEST = [
  "tests/faults/faults.test.ts",
  "tests/stores/stack.test.ts",
  "tests/operations/stack.test.ts",
  "tests/demo/e2e/whole.test.ts",
  "tests/stores/tables/stack.test.ts",
  "tests/gate/gate.test.ts",
  "tests/stores/search.test.ts",
  "tests/stores/relational.test.ts",
  "tests/stores/documents.test.ts",
  "tests/stores/cache.test.ts",
  "tests/local/provider/engine.test.ts",
];

const files = readdirSync("tests", { recursive: true })
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => join("tests", file))
  .sort();
const unknown = LONGEST.filter((file) => !files.includes(file));
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(", ")}; name the file it became.`);
process.stdout.write([...LONGEST, ...files.filter((file) => !LONGEST.includes(file))].join("\n"));
