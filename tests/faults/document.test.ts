import * as assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DOCUMENT, withTable } from "./document";
import { FAULTS } from "./table";

describe("docs/failures.md", () => {
  it("lists every fault that is tested", () => {
    const text = readFileSync(DOCUMENT, "utf8");
    assert.ok(text === withTable(text), "make it anew: node -r tsx/cjs tests/faults/document.ts");
    assert.ok(Object.values(FAULTS).flat().length >= 25);
  });
});
