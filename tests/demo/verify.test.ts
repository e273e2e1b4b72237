import * as assert from "node:assert/strict";
import { TOPICS, type Topic } from "../../contracts/topics";
import type { Collected, EventRecord, StoreName } from "../../demo/collect";
import { loadSchemas, openLedger } from "../../demo/expect";
import { describeProblem, STORES, storesOf, type Verdict, verify } from "../../demo/verify";
import { NOW, sha256, validEvent, withFile } from "./support";

const BAD = "no json";
const LINES = [...TOPICS.map((topic) => JSON.stringify(validEvent(topic, idOf(topic)))), BAD, BAD];

interface Fixture {
  lines: string[];
  collected: Collected;
}

/** A stack that did everything right; tests break one thing in it. */
function perfect(lines = LINES): Fixture {
  const records = Object.fromEntries(STORES.map((store) => [store, []])) as unknown as Record<
    StoreName,
    EventRecord[]
  >;
  for (const topic of TOPICS) {
    const line = JSON.stringify(validEvent(topic, idOf(topic)));
    for (const store of storesOf(topic)) {
      records[store].push({
        eventId: idOf(topic),
        place: store,
        sha256: sha256(line),
        value: { event_type: topic },
      });
    }
  }
  const quarantine = lines
    .filter((line) => line === BAD)
    .map((line, at) => {
      const original = { sha256: sha256(line), size: line.length };
      const objectKey = `reason=not_json/${at}`;
      return {
        id: String(at),
        reason: "not_json",
        topic: "t",
        objectKey,
        claimed: original,
        stored: original,
      };
    });
  const nothing = { orphans: [], messages: new Map(), undelivered: [], strays: [] };
  return { lines, collected: { records, quarantine, ...nothing } };
}

async function verdictOf(fixture: Fixture, seenBefore: Set<string> = new Set()): Promise<Verdict> {
  const content = fixture.lines.join("\n");
  const ledger = await withFile(content, (path) => openLedger(path, loadSchemas(), NOW));
  return verify(ledger, fixture.collected, seenBefore);
}

const kinds = ({ problems }: Verdict) => problems.map(({ kind }) => kind);

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

function idOf(topic: Topic): string {
  return `evt_${topic.replaceAll(".", "_")}`;
}
