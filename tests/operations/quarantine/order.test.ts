import assert from "node:assert/strict";
import type { QuarantineEntry } from "../../../contracts/quarantine";
import { mergeByTime } from "../../../operations/quarantine/order";
import { allOf, entry } from "../support/entries";

const BEGIN = Date.UTC(2026, 2, 2);

function at(ms: number, sequence = "1", shard = "a"): QuarantineEntry {
  const quarantined_at = new Date(BEGIN + ms).toISOString();
  return entry({ quarantined_at, quarantine_id: `chat.message.sent/${shard}/${sequence}` });
}

async function* source(entries: Iterable<QuarantineEntry>) {
  yield* entries;
}

describe("entries of several reasons", () => {
  it("come in the order of their time, those of one instant in the order of their stream", async () => {
    const one = [at(1, "9"), at(5, "1000"), at(5, "2")];
    const other = [at(1, "10"), at(5, "3"), at(7)];
    const forth = await allOf(mergeByTime([source(one), source(other), source([])]));
    const order = forth.map(({ quarantined_at, quarantine_id }) => [
      Date.parse(quarantined_at) - BEGIN,
      quarantine_id.split("/").at(-1),
    ]);
    assert.deepEqual(order, [
      [1, "9"],
      [1, "10"],
      [5, "2"],
      [5, "3"],
      [5, "1000"],
      [7, "1"],
    ]);
    const backwards = (entries: QuarantineEntry[]) =>
      source([...entries].sort((a, b) => (a.quarantined_at < b.quarantined_at ? 1 : -1)));
    const back = await allOf(mergeByTime([backwards(one), backwards(other)], true));
    assert.deepEqual(back, [...forth].reverse());
  });

  it("are read no further ahead than one instant, however many there are", async () => {
    let [read, given, ahead] = [0, 0, 0];
    async function* endless(step: number) {
      for (let ms = 0; ; ms += step) {
        read += 1;
        ahead = Math.max(ahead, read - given);
        yield at(ms, String(read));
      }
    }
    for await (const _ of mergeByTime([endless(1), endless(2), endless(3)])) if (++given === 20_000) break;
    assert.ok(ahead <= 10, `${ahead} read ahead`);
  });
});
