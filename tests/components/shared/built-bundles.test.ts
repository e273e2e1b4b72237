import * as assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { builtJobs, hashOfIngredients, recordBuilt } from "../../../components/shared/built-bundles";

const FILES = {
  "package.json": "{}",
  "tsconfig.json": "{}",
  "node_modules/.package-lock.json": "{}",
  "contracts/topics.ts": "export {};",
  "migrations/one.ts": "export {};",
  "runtime/job/handler.ts": "export {};",
  "bundles/job/handler.js": "exports.jobFactory = 1;",
};

describe("bundles that were built before", () => {
  let root: string;
  let folder: string;
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const hash = (options = {}) => hashOfIngredients(root, options) ?? "";

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "strata-built-"));
    folder = join(root, "bundles");
    for (const [file, text] of Object.entries(FILES)) write(file, text);
    recordBuilt(folder, hash(), ["job"]);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("are taken while nothing that they are made of has changed", () => {
    assert.deepEqual(builtJobs(folder, hash()), ["job"]);
  });

  for (const file of Object.keys(FILES).filter((name) => !name.startsWith("bundles/"))) {
    it(`are built anew when ${file} has changed`, () => {
      write(file, "{ }");
      assert.equal(builtJobs(folder, hash()), undefined);
    });
  }

  it("are built anew when a source was added, renamed or an option changed", () => {
    const before = hash();
    assert.notEqual(hash({ minify: true }), before);
    write("runtime/shared/fresh.ts", "");
    assert.notEqual(hash(), before);
  });

  it("are built anew when a bundle is not what was built, or gone", () => {
    write("bundles/job/handler.js", "exports.jobFactory = 2;");
    assert.equal(builtJobs(folder, hash()), undefined);
    rmSync(join(folder, "job"), { recursive: true });
    assert.equal(builtJobs(folder, hash()), undefined);
  });

  it("are never taken where nobody knows which packages are installed", () => {
    rmSync(join(root, "node_modules"), { recursive: true });
    assert.equal(hashOfIngredients(root, {}), undefined);
  });
});
