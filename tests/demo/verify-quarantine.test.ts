import * as assert from "node:assert/strict";
import { kinds, LINES, perfect, verdictOf } from "./perfect";
import { sha256 } from "./support";

describe("comparing bad lines and quarantine", () => {
  it("sees one of two identical bad lines missing", async () => {
    const fixture = perfect();
    fixture.collected.quarantine.pop();
    const verdict = await verdictOf(fixture);
    assert.deepEqual([verdict.rejected, verdict.lost, kinds(verdict)], [1, 1, ["not quarantined"]]);
  });

  it("sees one entry too many", async () => {
    const fixture = perfect();
    fixture.collected.quarantine.push(...fixture.collected.quarantine.slice(0, 1));
    const verdict = await verdictOf(fixture);
    assert.deepEqual([verdict.lost, verdict.duplicates, kinds(verdict)], [0, 1, ["quarantined too often"]]);
  });

  it("sees a wrong reason", async () => {
    const fixture = perfect();
    for (const copy of fixture.collected.quarantine.slice(0, 1)) copy.reason = "invalid_utf8";
    const verdict = await verdictOf(fixture);
    assert.deepEqual([verdict.lost, verdict.duplicates, kinds(verdict)], [1, 0, ["wrong reason"]]);
  });

  it("sees one altered byte", async () => {
    const fixture = perfect();
    for (const copy of fixture.collected.quarantine.slice(0, 1))
      copy.stored = { sha256: sha256("x"), size: 7 };
    assert.deepEqual(kinds(await verdictOf(fixture)), ["altered in quarantine"]);
  });

  it("sees a row without its object and an object without its row", async () => {
    const fixture = perfect();
    for (const copy of fixture.collected.quarantine.slice(0, 1)) delete copy.stored;
    fixture.collected.orphans.push("reason=not_json/lonely");
    assert.deepEqual(kinds(await verdictOf(fixture)).sort(), ["altered in quarantine", "orphan"]);
  });

  it("sees a valid event that was quarantined as well", async () => {
    const fixture = perfect();
    const original = { sha256: sha256(LINES[0] ?? ""), size: 1 };
    const entry = {
      id: "q",
      reason: "not_json",
      topic: "t",
      objectKey: "k",
      claimed: original,
      stored: original,
    };
    fixture.collected.quarantine.push(entry);
    assert.deepEqual(kinds(await verdictOf(fixture)), ["quarantined too often"]);
  });
});
