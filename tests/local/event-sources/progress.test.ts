import assert from "node:assert/strict";
import fc from "fast-check";
import { createProgress } from "../../../local/event-sources/progress";

describe("the checkpoint of a shard", () => {
  it("stays before the first unfinished record, in whatever order records finish", () => {
    const order = fc
      .integer({ min: 1, max: 60 })
      .chain((size) => fc.shuffledSubarray([...Array(size).keys()], { minLength: size }));
    fc.assert(
      fc.property(order, (finishing) => {
        const progress = createProgress();
        const tickets = finishing.map((_, index) => progress.add(`${index}`));
        const done = new Set<number>();
        for (const index of finishing) {
          progress.finish(tickets[index] ?? -1);
          done.add(index);
          const contiguous = [...Array(finishing.length).keys()].findIndex((i) => !done.has(i));
          const last = (contiguous < 0 ? finishing.length : contiguous) - 1;
          assert.equal(progress.checkpoint(), last < 0 ? undefined : `${last}`);
          assert.equal(progress.pending(), finishing.length - done.size);
        }
      }),
    );
  });

  it("holds over more records than are kept in memory", () => {
    const progress = createProgress();
    for (let i = 0; i < 20_000; i++) progress.finish(progress.add(`${i}`));
    assert.equal(progress.checkpoint(), "19999");
    const late = progress.add("late");
    assert.equal(progress.pending(), 1);
    assert.equal(progress.finish(late), true);
    assert.equal(progress.finish(late), false);
  });
});
