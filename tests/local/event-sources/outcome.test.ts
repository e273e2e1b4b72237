import assert from "node:assert/strict";
import fc from "fast-check";
import {
  backoffMs,
  expiredCount,
  firstFailed,
  nextStep,
  type Work,
} from "../../../local/event-sources/outcome";

const SEQUENCES = ["s0", "s1", "s2", "s3"];
const failing = (...ids: unknown[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});
const work = (change: Partial<Work<string>> = {}): Work<string> => ({
  records: SEQUENCES,
  attempts: 0,
  invocations: 1,
  ...change,
});

describe("the response of a function that reports item failures", () => {
  const cases: [string, unknown, number][] = [
    ["nothing is success", null, 4],
    ["an empty object is success", {}, 4],
    ["a null list is success", { batchItemFailures: null }, 4],
    ["an empty list is success", failing(), 4],
    ["the lowest sequence number counts, wherever it stands in the list", failing("s3", "s1", "s2"), 1],
    ["a null identifier fails the batch", failing("s2", null), 0],
    ["an empty identifier fails the batch", failing(""), 0],
    ["an unknown identifier fails the batch", failing("s2", "other"), 0],
    ["a wrong key fails the batch", { batchItemFailures: [{ id: "s2" }] }, 0],
    ["a null entry fails the batch", { batchItemFailures: [null] }, 0],
    ["a list of another type fails the batch", { batchItemFailures: "s2" }, 0],
    ["a text fails the batch", "done", 0],
    ["a list instead of an object fails the batch", [], 0],
  ];
  for (const [title, payload, expected] of cases)
    it(title, () => assert.equal(firstFailed(payload, SEQUENCES, true), expected));

  it("is not looked at without ReportBatchItemFailures", () => {
    assert.equal(firstFailed(failing("s0"), SEQUENCES, false), 4);
  });
});

describe("what follows a failed batch", () => {
  it("is a retry that uses an attempt, from the checkpoint on", () => {
    const step = nextStep(work(), 2, { bisect: false, maximumRetryAttempts: 3 });
    assert.deepEqual(step, {
      kind: "retry",
      finished: 2,
      next: [{ records: ["s2", "s3"], attempts: 1, invocations: 1 }],
    });
  });

  it("is its discard once the attempts are used up", () => {
    const step = nextStep(work({ attempts: 3 }), 2, { bisect: false, maximumRetryAttempts: 3 });
    assert.equal(step.kind, "discard");
    assert.deepEqual(step.discard?.records, ["s2", "s3"]);
  });

  it("is a split in half with bisect, and no attempt is used", () => {
    const step = nextStep(work({ attempts: 1 }), 0, { bisect: true, maximumRetryAttempts: 1 });
    assert.deepEqual(
      step.next.map(({ records, attempts }) => [records.join(), attempts]),
      [
        ["s0,s1", 1],
        ["s2,s3", 1],
      ],
    );
  });

  it("is a split at the returned sequence number with bisect and item failures", () => {
    const step = nextStep(work(), 1, { bisect: true, maximumRetryAttempts: 0 });
    assert.deepEqual(
      [step.kind, step.finished, step.next.map(({ records }) => records)],
      ["bisect", 1, [["s1", "s2", "s3"]]],
    );
  });

  it("is a retry of a single record even with bisect", () => {
    assert.equal(
      nextStep(work({ records: ["s0"] }), 0, { bisect: true, maximumRetryAttempts: -1 }).kind,
      "retry",
    );
  });

  it("keeps every record in its place, whatever fails", () => {
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.nat(20),
        fc.boolean(),
        fc.integer({ min: -1, max: 2 }),
        (size, at, bisect, most) => {
          const records = Array.from({ length: size + 1 }, (_, i) => i);
          const failedAt = Math.min(at, records.length);
          const batch = { records, attempts: 1, invocations: 2 };
          const step = nextStep(batch, failedAt, { bisect, maximumRetryAttempts: most });
          const rest = [...step.next, ...(step.discard ? [step.discard] : [])].flatMap(
            (part) => part.records,
          );
          assert.deepEqual([...records.slice(0, step.finished), ...rest], records);
        },
      ),
    );
  });

  it("waits longer after each failure, up to five seconds", () => {
    assert.deepEqual([1, 2, 3, 7, 100].map(backoffMs), [100, 200, 400, 5000, 5000]);
  });
});

describe("the maximum record age", () => {
  const records = [1000, 2000, 3000].map((arrivalMs) => ({ arrivalMs }));
  it("counts the leading records that are older", () => assert.equal(expiredCount(records, 1, 3500), 2));
  it("has no limit with -1", () => assert.equal(expiredCount(records, -1, 1e12), 0));
});
