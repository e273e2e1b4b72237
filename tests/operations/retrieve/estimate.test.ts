import assert from "node:assert/strict";
import { estimates } from "../../../operations/retrieve/estimate";
import { linesAbout } from "../../../operations/retrieve/extract";
import { type ArchivedObject, isWithin } from "../../../operations/retrieve/objects";

const GIGABYTE = 1024 ** 3;
const object = (part: Partial<ArchivedObject> = {}): ArchivedObject => ({
  key: "a",
  size: GIGABYTE,
  storageClass: "DEEP_ARCHIVE",
  state: "archived",
  ...part,
});
const cents = (dollars: number) => Math.round(dollars * 10_000) / 100;

describe("the estimate of a retrieval", () => {
  it("offers of each class only the tiers AWS has for it", () => {
    const tiers = (...objects: ArchivedObject[]) => estimates(objects, 1).map(({ tier }) => tier);
    assert.deepEqual(tiers(object()), ["Standard", "Bulk"]);
    assert.deepEqual(tiers(object({ storageClass: "GLACIER" })), ["Expedited", "Standard", "Bulk"]);
    assert.deepEqual(tiers(object(), object({ storageClass: "GLACIER" })), ["Standard", "Bulk"]);
  });

  it("adds what is asked for, per gigabyte and per request, and the copies for their days", () => {
    const [standard, bulk] = estimates([object(), object()], 30);
    // 2 GB at 2 cents, two requests at 10 cents a thousand, 2 GB in Standard for a month.
    assert.equal(cents(standard?.cost ?? 0), cents(2 * 0.02 + (2 * 0.1) / 1000 + 2 * 0.023));
    assert.equal(cents(bulk?.cost ?? 0), cents(2 * 0.0025 + (2 * 0.025) / 1000 + 2 * 0.023));
  });

  it("takes as long as the slowest class", () => {
    const [standard, bulk] = estimates([object(), object({ storageClass: "GLACIER" })], 1);
    assert.deepEqual([standard?.hours[1], bulk?.hours[1]], [12, 48]);
  });

  it("asks nothing for what is ordered already or can be read", () => {
    const [standard] = estimates([object({ state: "restoring" }), object({ state: "readable" })], 30);
    assert.deepEqual([standard?.objects, standard?.cost], [0, 0]);
  });
});

describe("the selection of a retrieval", () => {
  const range = { since: Date.parse("2026-03-02T10:30:00Z"), until: Date.parse("2026-03-02T11:30:00Z") };
  const uploaded = Date.parse("2026-03-09T00:00:00Z");

  it("goes by the hour or day in a key, where it has one", () => {
    const hour = (name: string) => `event_type=x/year=2026/month=03/day=02/hour=${name}/a.gz`;
    const hits = ["09", "10", "11", "12"].filter((name) => isWithin(hour(name), uploaded, range));
    assert.deepEqual(hits, ["10", "11"]);
    assert.equal(isWithin("year=2026/month=03/day=02/evt.json", uploaded, range), true);
    assert.equal(isWithin("year=2026/month=03/day=03/evt.json", uploaded, range), false);
  });

  it("goes by the upload where the key says no time", () => {
    assert.equal(isWithin("bucket/2026-log", uploaded, range), false);
    assert.equal(isWithin("bucket/2026-log", range.until, range), true);
  });

  it("takes lines about a student by what they say of themselves, not by any mention", () => {
    const about = [
      { subject: "h1", sealed: "x" },
      { subject: "h2", sealed: "h1" },
      { subject: "none", index: { student_id_hash: "h1" } },
      { data: { student_id_hash: "h1" } },
      { data: { message: "h1" } },
    ];
    const text = [...about.map((line) => JSON.stringify(line)), "no json h1", ""].join("\n");
    assert.deepEqual(
      linesAbout(Buffer.from(text), "h1").map((line) =>
        about.findIndex((each) => JSON.stringify(each) === line),
      ),
      [0, 2, 3],
    );
  });
});
