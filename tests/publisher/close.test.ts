import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import type { PublishResult } from "../../publisher";
import { BACKOFF } from "../../publisher/backoff";
import { message, publisherTo } from "./support/publishers";
import { createService, idOf } from "./support/service";

const closed = { status: "undeliverable", cause: "PublisherClosed", attempts: 0 };

describe("closing a publisher", () => {
  it("sends what waits, frees what the sink opened, and takes no more", async () => {
    let freed = 0;
    const service = createService(() => ({ turns: [3, 3] }), { close: () => void freed++ });
    const publisher = publisherTo(service.sink, { maxAgeMs: 60_000 });
    const results = ["a", "b", "a"].map((session) => publisher.publish(message(session)));
    const closing = publisher.close();
    assert.equal(publisher.close(), closing);
    assert.deepEqual(await publisher.publish(message()), closed);
    await closing;
    assert.deepEqual(
      new Set((await Promise.all(results)).map(({ status }) => status)),
      new Set(["accepted"]),
    );
    assert.deepEqual([service.stored.length, freed], [3, 1]);
    assert.deepEqual(await publisher.publish(message()), closed);
  });

  it("gives up what the service does not answer in time, be it sent, waiting or without room", async () => {
    const service = createService(() => ({ whole: "silent" }));
    const publisher = publisherTo(service.sink, {
      closeTimeoutMs: 20,
      maxBufferedBytes: 2_097_152,
      concurrency: 1,
    });
    const results = Array.from({ length: 30 }, (_, at) =>
      publisher.publish(message(`sess-${at % 3}`, { text: "x".repeat(100_000) })),
    );
    const all = publisher.publishAll([message(), message()]);
    await publisher.close();
    for (const result of await Promise.all(results)) {
      assert.ok(result.status === "undeliverable" && result.cause === "PublisherClosed");
    }
    await assert.rejects(all, /the publisher was closed; \d events were pulled, each has its result/);
  });

  it("cuts the pause before a retry short when time is over", async () => {
    const service = createService(() => ({ whole: "refused" }));
    const backoff = { ...BACKOFF, baseMs: 60_000, capMs: 60_000, random: () => 1 };
    const publisher = publisherTo(service.sink, { closeTimeoutMs: 10, backoff });
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
    // Only now has the test itself its timer.
    await new Promise(setImmediate);
    const before = timers();
    const result = publisher.publish(message());
    await publisher.close();
    assert.equal((await result).status, "undeliverable");
    assert.equal(timers(), before);
    await new Promise(setImmediate);
    assert.equal(service.requests.length, 1);
  });

  it("at any moment leaves every event with one result, true to what is stored", async () => {
    const moments = fc.record({
      events: fc.integer({ min: 1, max: 40 }),
      at: fc.nat(40),
      fails: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
      turns: fc.tuple(fc.nat(3), fc.nat(3)),
    });
    await fc.assert(
      fc.asyncProperty(moments, async ({ events: count, at, fails, turns }) => {
        const service = createService((number) => (number < 10 ? { fails, turns } : { turns }));
        const publisher = publisherTo(service.sink, { maxBatchRecords: 4 });
        const events = Array.from({ length: count }, (_, number) => message(`sess-${number % 4}`));
        const results: PublishResult[][] = events.map(() => []);
        let closing = Promise.resolve();
        const told = events.map((event, number) => {
          if (number === at) closing = publisher.close();
          return publisher.publish(event).then((result) => void results[number]?.push(result));
        });
        await (at < count ? closing : publisher.close());
        await Promise.all(told);
        const stored = service.stored.map(idOf);
        for (const [number, { event_id }] of events.entries()) {
          assert.equal(results[number]?.length, 1);
          assert.equal(results[number]?.[0]?.status, number < at ? "accepted" : "undeliverable");
          assert.equal(stored.includes(event_id), number < at);
        }
      }),
      { numRuns: 60 },
    );
  });
});
