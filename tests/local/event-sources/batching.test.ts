import assert from "node:assert/strict";
import { batchLength, eventOf, PAYLOAD_LIMIT_BYTES } from "../../../local/event-sources/batching";
import { laneOf } from "../../../local/event-sources/lanes";

const sized = (bytes: number) => ({ text: "x".repeat(bytes), bytes });

describe("the length of a batch", () => {
  it("is the batch size when more records wait", () => {
    assert.deepEqual(batchLength([1, 1, 1].map(sized), 2), { length: 2, full: true });
  });

  it("is all that waits otherwise, and the batch is not full", () => {
    assert.deepEqual(batchLength([1, 1].map(sized), 3), { length: 2, full: false });
  });

  it("ends where the event would pass 6 MB, to the byte", () => {
    const overhead = eventOf([sized(0), sized(0)]).length;
    const half = (PAYLOAD_LIMIT_BYTES - overhead) / 2;
    const fits = [sized(Math.floor(half)), sized(Math.ceil(half))];
    assert.equal(eventOf(fits).length, PAYLOAD_LIMIT_BYTES);
    assert.deepEqual(batchLength(fits, 10), { length: 2, full: false });
    assert.deepEqual(batchLength([sized(Math.floor(half)), sized(Math.ceil(half) + 1)], 10), {
      length: 1,
      full: true,
    });
  });

  it("is one for a record that is over the limit alone", () => {
    assert.deepEqual(batchLength([sized(PAYLOAD_LIMIT_BYTES), sized(1)], 10), { length: 1, full: true });
  });
});

describe("the lane of a partition key", () => {
  it("is always the same, and all lanes are used", () => {
    const lanes = Array.from({ length: 200 }, (_, i) => laneOf(`key-${i}`, 10));
    assert.deepEqual(
      lanes,
      Array.from({ length: 200 }, (_, i) => laneOf(`key-${i}`, 10)),
    );
    assert.equal(new Set(lanes).size, 10);
  });
});
