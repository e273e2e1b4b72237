import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import type { PublishResult } from "../../publisher";
import { AT_ONCE, message, publisherTo } from "./support/publishers";
import { createService, type Fate, idOf } from "./support/service";

/** Trouble of every kind for the first requests, then none: what is retried long enough arrives. */
const fates = fc.array(
  fc.record<Fate>({
    whole: fc.constantFrom(undefined, undefined, "refused", "lost"),
    fails: fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
    turns: fc.tuple(fc.nat(3), fc.nat(3)),
  }),
  { maxLength: 30 },
);
const sessions = fc.array(fc.nat(5), { minLength: 1, maxLength: 60 });
const shape = fc.record({
  concurrency: fc.integer({ min: 1, max: 5 }),
  maxBatchRecords: fc.integer({ min: 1, max: 8 }),
});

describe("the order of a session's events", () => {
  const eventsOf = (given: readonly number[]) => given.map((session) => message(`sess-${session}`));

  for (const [title, attempts] of [
    ["and stores every event", 1_000],
    ["although some are given up", 3],
  ] as const) {
    it(`is kept under any failure, across requests under way at once, ${title}`, async () => {
      await fc.assert(
        fc.asyncProperty(sessions, fates, shape, async (given, trouble, options) => {
          const service = createService((number) => trouble[number] ?? {});
          const publisher = publisherTo(service.sink, { ...options, backoff: { ...AT_ONCE, attempts } });
          const events = eventsOf(given);
          const results = await Promise.all(events.map((event) => publisher.publish(event)));
          const accepted = events.filter((_, at) => results[at]?.status === "accepted");
          if (attempts === 1_000) assert.deepEqual(accepted, events);
          assert.ok(results.every(({ status }) => status === "accepted" || status === "undeliverable"));
          // A lost answer makes a second copy; it comes before the next event of the session all the same.
          const stored = service.stored.map(idOf).filter((id, at, ids) => ids.indexOf(id) === at);
          for (const { event_id } of accepted) assert.ok(stored.includes(event_id));
          for (const session of new Set(given)) {
            const own = events.filter((_, at) => given[at] === session).map(({ event_id }) => event_id);
            const storedOwn = stored.filter((id) => own.includes(id));
            assert.deepEqual(
              storedOwn,
              own.filter((id) => storedOwn.includes(id)),
            );
            assert.deepEqual(lastCopies(service.stored.map(idOf), own), storedOwn);
          }
          assert.ok(service.most <= options.concurrency);
        }),
        { numRuns: 150 },
      );
    });
  }

  it("holds for publishAll, which gives each event one result at its own index", async () => {
    await fc.assert(
      fc.asyncProperty(sessions, fates, async (given, trouble) => {
        const service = createService((number) => trouble[number] ?? {});
        const events = eventsOf(given);
        const seen = new Map<number, PublishResult>();
        const summary = await publisherTo(service.sink).publishAll(events, (result, event, index) => {
          assert.equal(event, events[index]);
          assert.ok(!seen.has(index), "a second result");
          seen.set(index, result);
        });
        assert.deepEqual([seen.size, summary.accepted], [events.length, events.length]);
      }),
      { numRuns: 60 },
    );
  });

  it("does not hold other sessions up", async () => {
    const service = createService((number) => (number === 0 ? { whole: "silent" } : {}));
    const publisher = publisherTo(service.sink, { maxBatchRecords: 1, concurrency: 2, closeTimeoutMs: 0 });
    const stuck = publisher.publish(message("sess-stuck"));
    const behind = publisher.publish(message("sess-stuck"));
    const others = Array.from({ length: 20 }, (_, at) => publisher.publish(message(`sess-${at}`)));
    assert.deepEqual(new Set((await Promise.all(others)).map(({ status }) => status)), new Set(["accepted"]));
    await publisher.close();
    assert.deepEqual([(await stuck).status, (await behind).status], ["undeliverable", "undeliverable"]);
  });
});

/** The ids in the order of their last copies. */
function lastCopies(stored: readonly string[], own: readonly string[]): string[] {
  return stored.filter((id, at) => own.includes(id) && stored.lastIndexOf(id) === at);
}
