import assert from "node:assert/strict";
import { detectHandles, detectNames, detectNamesBeside } from "../../../../runtime/redaction/names";

/** What is repeated to make texts that could cost more than their length. */
const UNITS = [
  "Al ",
  "John Smith, ",
  "de la ",
  "李",
  "a'",
  "@a ",
  "my snap is zz_9 ",
  "_",
  "a.",
  "1. ",
  "Tom Cruise ",
  "\n- ",
];

function milliseconds(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 4; round++) {
    const before = process.cpuUsage();
    detectNames(text);
    detectHandles(text);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

describe("the detectors of names", () => {
  for (const unit of UNITS) {
    it(`take time in proportion to the length of ${JSON.stringify(unit)} over and over`, () => {
      const some = milliseconds(unit.repeat(20_000 / unit.length));
      const more = milliseconds(unit.repeat(160_000 / unit.length));
      assert.ok(more < 5 + 24 * Math.max(some, 0.5), `${some} ms for 20 kB, ${more} ms for 160 kB`);
    });
  }

  it("find nothing more once everything found is gone", () => {
    const text =
      "Ana told Bo that Cy and hope or Faith saw mark, will and Grace with Rose and April. Al and Jo?";
    const found = detectNames(text);
    const all = found.concat(detectNamesBeside(text, found));
    assert.ok(found.length > 3);
    assert.deepEqual(detectNamesBeside(text, all), []);
  });

  it("give places inside the text, in order and apart from each other", () => {
    const text = "hey its Maria, Jordan's mom said Mr. O'Neil-Smith hates 李强 & Zoë B. Núñez Jr.";
    let last = 0;
    for (const { start, end } of detectNames(text)) {
      assert.ok(last <= start && start < end && end <= text.length);
      last = end;
    }
    assert.ok(last > 0);
  });
});
