import * as assert from "node:assert/strict";
import { REASONS } from "../../contracts/quarantine";
import { figuresOf, SampleKeeper, Stopwatch } from "../../demo/report";
import { table } from "../../demo/report/table";
import { STORES, type Verdict } from "../../demo/verify";

describe("the figures of a run", () => {
  const verdict: Verdict = {
    published: 3,
    accepted: 1,
    rejected: 1,
    rejectedByReason: Object.fromEntries(REASONS.map((reason) => [reason, 0])),
    repeated: 1,
    lost: 0,
    duplicates: 0,
    stored: Object.fromEntries(STORES.map((store) => [store, 1])) as Verdict["stored"],
    quarantined: 1,
    problems: [],
  };

  it("have exactly the fields that users rely on", () => {
    const fields =
      "published accepted rejected rejectedByReason repeated interactionRecords applicationRecords lakeRows " +
      "crisisEvents auditEntries sessionSummaries searchDocuments quarantined deadLettered lost duplicates leaks seconds";
    assert.deepEqual(Object.keys(figuresOf(verdict, [], 0, {})), fields.split(" "));
  });

  it("count each leak and each dead letter", () => {
    const leak = { kind: "email", hash: "0123456789ab", place: "queue q" } as const;
    const { leaks, deadLettered } = figuresOf(verdict, [leak, leak], 4, {});
    assert.deepEqual([leaks, deadLettered], [2, 4]);
  });
});

describe("the report", () => {
  it("adds up the seconds of each phase", async () => {
    const watch = new Stopwatch();
    await watch.time("publish", async () => undefined);
    await assert.rejects(watch.time("drain", () => Promise.reject(new Error("stalled"))));
    assert.deepEqual(Object.keys(watch.seconds()), ["publish", "drain", "total"]);
  });

  it("aligns numbers to the right and text to the left", () => {
    assert.equal(
      table(
        ["what", "n"],
        [
          ["a", 1],
          ["long", 1234],
        ],
      ),
      "what      n\n────  ─────\na         1\nlong  1,234",
    );
  });

  it("has no sample where no event was accepted", () => {
    assert.equal(new SampleKeeper().choose([]), undefined);
  });
});
