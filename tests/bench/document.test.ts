import * as assert from "node:assert/strict";
import { sectionsOf } from "../../bench/document";

describe("the document of the benchmarks", () => {
  it("keeps what other benchmarks wrote, and forgets those that are no more", () => {
    const document = "# Performance\nWords.\n\n## handler\nA\n\n- note\n\n## gone\nB\n\n## parquet\nC\n";
    assert.deepEqual(
      [...sectionsOf(document)],
      [
        ["handler", "A\n\n- note"],
        ["parquet", "C"],
      ],
    );
    assert.deepEqual([...sectionsOf("")], []);
  });
});
