import * as assert from "node:assert/strict";
import { CONTRACT_REASONS } from "../../contracts/quarantine";
import { TOPICS } from "../../contracts/topics";
import { decide, loadSchemas } from "../../demo/expect";
import { generateLines } from "../../demo/generate";
import { BAD_LINES } from "../../demo/generate/bad";
import { createRandom } from "../../demo/generate/random";
import { Plants } from "../../demo/leaks";
import { lineOf, NOW } from "./support";

const conforms = loadSchemas();
const run = (count: number, seed = 1, now = NOW) => [...generateLines({ count, seed, now })];

describe("generated events", () => {
  it("are the same bytes for the same seed and time, and others for another seed", () => {
    assert.deepEqual(run(200), run(200));
    assert.notDeepEqual(run(50), run(50, 2));
  });

  it("have ids of their own in every run", () => {
    const ids = (now: number) => new Set(acceptedIds(run(300, 1, now)));
    const [first, second] = [ids(NOW), ids(NOW + 1)];
    assert.equal([...first].filter((id) => second.has(id)).length, 0);
  });

  it("come in exactly the number asked for", () => {
    for (const count of [0, 1, 7, 500]) assert.equal(run(count).length, count);
  });

  it("hold no line feed, which would end their line", () => {
    for (const line of run(2000)) assert.equal(line.includes(0x0a), false);
  });

  it("cover every topic, every reason and repeats", () => {
    const lines = run(2000).map((line) => decide(lineOf(line), conforms, NOW));
    const topics = new Set(lines.flatMap((d) => (d.accepted ? [d.topic] : [])));
    const reasons = new Set(lines.flatMap((d) => (d.accepted ? [] : [d.reason])));
    assert.deepEqual([...topics].sort(), [...TOPICS].sort());
    assert.deepEqual([...reasons].sort(), [...CONTRACT_REASONS].sort());
    const ids = acceptedIds(run(2000));
    assert.equal(ids.length - new Set(ids).size, 39);
  });

  it("have an event of each topic that is too large for a bus entry, and one for a delivery record", () => {
    const large = run(500).filter((line) => line.length > 256 * 1024 && line.length <= 1_048_576);
    const topics = large
      .map((line) => decide(lineOf(line), conforms, NOW))
      .map((d) => (d.accepted ? d.topic : ""));
    assert.deepEqual(topics.sort(), [...TOPICS, ...TOPICS].sort());
    assert.equal(large.filter((line) => line.length > 1000 * 1024).length, TOPICS.length);
  });

  it("plant personal values of every kind", () => {
    const plants = new Plants();
    for (const line of run(500)) plants.add(lineOf(line), decide(lineOf(line), conforms, NOW));
    const kinds = new Set(plants.values().map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), ["card", "email", "name", "phone", "ssn", "student_id"]);
  });
});

describe("generated bad lines", () => {
  for (const bad of BAD_LINES) {
    it(`${bad.title}: ${bad.reason}`, () => {
      const bytes = bad.bytes(createRandom(3), "evt_bad_1", NOW);
      const decision = decide(lineOf(bytes), conforms, NOW);
      assert.equal(decision.accepted ? "accepted" : decision.reason, bad.reason);
    });
  }
});

function acceptedIds(lines: Buffer[]): string[] {
  return lines.flatMap((line) => {
    const decision = decide(lineOf(line), conforms, NOW);
    return decision.accepted ? [decision.eventId] : [];
  });
}
