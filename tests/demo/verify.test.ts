import * as assert from "node:assert/strict";
import { describeProblem, STORES } from "../../demo/verify";
import { idOf, kinds, LINES, perfect, verdictOf } from "./perfect";
import { sha256, validEvent } from "./support";

describe("comparing ledger and stores", () => {
  it("finds nothing wrong where nothing is", async () => {
    const verdict = await verdictOf(perfect());
    assert.deepEqual(verdict.problems, []);
    const { published, accepted, rejected, repeated, lost, duplicates } = verdict;
    assert.deepEqual([published, accepted, rejected, repeated, lost, duplicates], [8, 6, 2, 0, 0, 0]);
    assert.equal(verdict.rejectedByReason["not_json"], 2);
  });

  for (const store of STORES) {
    it(`sees one event lost in ${store}`, async () => {
      const fixture = perfect();
      const [gone] = fixture.collected.records[store].splice(0, 1);
      const verdict = await verdictOf(fixture);
      assert.equal(verdict.lost, 1);
      assert.match(
        verdict.problems.map(describeProblem).join(),
        new RegExp(`${gone?.eventId}.*missing in ${store}`),
      );
    });

    it(`sees one record doubled in ${store}`, async () => {
      const fixture = perfect();
      fixture.collected.records[store].push(...fixture.collected.records[store].slice(0, 1));
      const verdict = await verdictOf(fixture);
      assert.deepEqual([verdict.lost, verdict.duplicates, kinds(verdict)], [0, 1, ["duplicate"]]);
    });
  }

  it("sees one altered byte on the interaction path", async () => {
    const fixture = perfect();
    for (const record of fixture.collected.records.interaction.slice(0, 1)) record.sha256 = sha256("altered");
    const verdict = await verdictOf(fixture);
    assert.deepEqual([verdict.lost, kinds(verdict)], [1, ["altered"]]);
  });

  it("sees a record in a store that is not for its type", async () => {
    const fixture = perfect();
    fixture.collected.records.auditTable.push(...fixture.collected.records.crisisTable);
    assert.deepEqual(kinds(await verdictOf(fixture)), ["misplaced"]);
  });

  it("takes an event for complete that the lake could not take and that lies in the quarantine for it", async () => {
    const fixture = perfect();
    const [gone] = fixture.collected.records.lake.splice(0, 1);
    const conflict = { reason: "type_conflict", topic: "t", objectKey: "reason=type_conflict/x" };
    const stored = { sha256: sha256("line"), size: 4 };
    fixture.collected.quarantine.push({
      ...conflict,
      id: "lake",
      claimed: stored,
      stored,
      notInLake: gone?.eventId ?? "",
    });
    const verdict = await verdictOf(fixture);
    assert.deepEqual([verdict.accepted, verdict.rejected, verdict.lost, kinds(verdict)], [6, 2, 0, []]);
    assert.equal(verdict.quarantined, 3);

    fixture.collected.records.lake.push(...(gone ? [gone] : []));
    assert.deepEqual(kinds(await verdictOf(fixture)), ["misplaced"]);
  });

  it("counts the second copy of an event as repeated, whichever of two different ones was taken", async () => {
    const other = JSON.stringify(validEvent("audit.event.logged", idOf("chat.message.sent")));
    const verdict = await verdictOf(perfect([...LINES, LINES[0] ?? "", other]));
    assert.deepEqual([verdict.accepted, verdict.repeated, verdict.lost, verdict.problems], [6, 2, 0, []]);
  });

  it("counts all copies of an event that an earlier run brought as repeated", async () => {
    const verdict = await verdictOf(perfect(), new Set([idOf("audit.event.logged")]));
    assert.deepEqual([verdict.accepted, verdict.repeated, verdict.lost], [5, 1, 0]);
  });
});
