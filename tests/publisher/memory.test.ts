import * as assert from "node:assert/strict";
import type { StrataEvent } from "../../contracts/events/event";
import { message, publisherTo } from "./support/publishers";
import { createService } from "./support/service";

const BOUND = 2_097_152;
const TEXT = "x".repeat(4_000);

/** Events that tell when they are written, and how many bytes of them are held at most. */
function meter() {
  let [held, most] = [0, 0];
  const event = (at: number): StrataEvent => {
    const value = message(`sess-${at % 50}`);
    let written = false;
    Object.defineProperty(value.data, "text", {
      enumerable: true,
      get() {
        if (!written) most = Math.max(most, ++held);
        written = true;
        return TEXT;
      },
    });
    return value;
  };
  const settled = () => {
    held -= 1;
  };
  return { event, settled, most: () => most * Buffer.byteLength(JSON.stringify(event(10))) };
}

describe("the memory of a publisher whose service is slow", () => {
  const slow = () => createService(() => ({ turns: [3, 3] }));

  for (const [title, of] of [
    ["an iterable", (events: () => Generator<StrataEvent>) => events()],
    [
      "an async iterable",
      async function* (events: () => Generator<StrataEvent>) {
        yield* events();
      },
    ],
  ] as const) {
    it(`is bounded when it publishes ${title}, of which it pulls no more`, async () => {
      const { event, settled, most } = meter();
      let [pulled, ended, ahead] = [0, 0, 0];
      const events = function* () {
        for (let at = 0; at < 3_000; at++) {
          ahead = Math.max(ahead, ++pulled - ended);
          yield event(at);
        }
      };
      const publisher = publisherTo(slow().sink, { maxBufferedBytes: BOUND });
      const summary = await publisher.publishAll(of(events), () => {
        ended += 1;
        settled();
      });
      assert.deepEqual(summary, { accepted: 3_000, rejected: 0, undeliverable: 0 });
      assert.ok(most() > 500_000 && most() <= BOUND, `held ${most()} bytes`);
      assert.ok(ahead * TEXT.length <= BOUND, `pulled ${ahead} events ahead`);
    });
  }

  it("is bounded when nobody waits for publish: an event is written when there is room", async () => {
    const { event, settled, most } = meter();
    const publisher = publisherTo(slow().sink, { maxBufferedBytes: BOUND });
    const results = Array.from({ length: 1_500 }, (_, at) => publisher.publish(event(at)).finally(settled));
    assert.deepEqual(
      new Set((await Promise.all(results)).map(({ status }) => status)),
      new Set(["accepted"]),
    );
    assert.ok(most() > 500_000 && most() <= BOUND, `held ${most()} bytes`);
  });

  it("keeps the order of a session where events have to wait for room", async () => {
    const service = slow();
    const publisher = publisherTo(service.sink, { maxBufferedBytes: BOUND });
    const events = Array.from({ length: 600 }, (_, at) => message("sess-1", { at, text: TEXT }));
    await Promise.all(events.map((event) => publisher.publish(event)));
    const order = service.stored.map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString()).data.at);
    assert.deepEqual(
      order,
      events.map((_, at) => at),
    );
  });
});

describe("publishing an iterable", () => {
  it("ends with what the iterable throws, after every event pulled has its result", async () => {
    const service = createService(() => ({ turns: [2, 2] }));
    let settled = 0;
    const events = function* () {
      yield message("a");
      yield message("b");
      throw new Error("source");
    };
    await assert.rejects(
      publisherTo(service.sink).publishAll(events(), () => settled++),
      /^Error: source$/,
    );
    assert.deepEqual([settled, service.stored.length], [2, 2]);
  });

  it("ends with what onResult throws, and leaves the iterable", async () => {
    let left = false;
    const events = function* () {
      try {
        for (;;) yield message();
      } finally {
        left = true;
      }
    };
    const refuse = () => {
      throw new Error("result");
    };
    await assert.rejects(publisherTo(createService().sink).publishAll(events(), refuse), /^Error: result$/);
    assert.ok(left);
  });

  it("leaves the process time for other work, however fast the service is", async () => {
    let turns = 0;
    const other = () => {
      turns += 1;
      immediate = setImmediate(other);
    };
    let immediate = setImmediate(other);
    await publisherTo(createService().sink).publishAll(
      Array.from({ length: 3_000 }, (_, at) => message(`sess-${at}`)),
    );
    clearImmediate(immediate);
    assert.ok(turns >= 10, `${turns} turns`);
  });

  it("has nothing to do for none", async () => {
    const service = createService();
    assert.deepEqual(await publisherTo(service.sink).publishAll([]), {
      accepted: 0,
      rejected: 0,
      undeliverable: 0,
    });
    assert.deepEqual(service.requests, []);
  });
});
