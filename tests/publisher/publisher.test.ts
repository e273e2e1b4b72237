import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { createPublisher, LIMITS, type PutOutcome, type RoutedLine, routeLine } from "../../publisher";
import { nextRequest } from "../../publisher/batch";
import { bytesOf, event } from "../runtime/support/events";

function line(name: string, partitionKey: string, size = 1): RoutedLine & { name: string } {
  return { name, bytes: Buffer.alloc(size), topic: "audit.event.logged", partitionKey };
}

describe("the route of a line", () => {
  it("is the stream of its own event type", () => {
    assert.equal(routeLine(bytesOf(event("audit.event.logged"))).topic, "audit.event.logged");
  });

  for (const [title, text] of [
    ["is no JSON", "hello"],
    ["is empty", ""],
    ["is no object", "[]"],
    ["has an unknown type", '{"event_type":"a.b"}'],
    ["has a type that is no text", '{"event_type":{"a":1}}'],
    ["has a type from a prototype", '{"__proto__":{"event_type":"audit.event.logged"}}'],
  ] as const) {
    it(`is the chat stream when the line ${title}`, () => {
      assert.equal(routeLine(Buffer.from(text)).topic, "chat.message.sent");
    });
  }

  it("is the chat stream for bytes that are no text, which stay as they are", () => {
    const bytes = Buffer.from([0xff, 0x00, 0x0a]);
    assert.deepEqual(routeLine(bytes).bytes, bytes);
  });

  it("has one partition key for all lines of a session, and none that tells who it is", () => {
    const keys = [1, 2].map(() => routeLine(bytesOf(event("chat.message.sent"))).partitionKey);
    assert.equal(keys[0], keys[1]);
    assert.notEqual(
      routeLine(bytesOf(event("chat.message.sent", { session_id: "other" }))).partitionKey,
      keys[0],
    );
    assert.match(keys[0] ?? "", /^[0-9a-f]{32}$/);
  });
});

describe("a request", () => {
  it("holds lines in order, at most one of a partition key, within the service's limits", () => {
    const sizes = fc.constantFrom(1, 100, 900_000, 1_000_000);
    const lines = fc.array(fc.tuple(fc.nat(8), sizes), { maxLength: 40 });
    fc.assert(
      fc.property(lines, (given) => {
        const queue = given.map(([key, size], at) => line(String(at), `key-${key}`, size));
        const { request, rest } = nextRequest(queue);
        assert.deepEqual(new Set([...request, ...rest]), new Set(queue));
        assert.ok(queue.length === 0 || request.length > 0);
        assert.equal(new Set(request.map(({ partitionKey }) => partitionKey)).size, request.length);
        const bytes = request.reduce(
          (sum, { bytes, partitionKey }) => sum + bytes.length + partitionKey.length,
          0,
        );
        assert.ok(bytes <= LIMITS.requestBytes && request.length <= LIMITS.records);
        for (const part of [request, rest])
          assert.deepEqual(
            part,
            queue.filter((item) => part.includes(item)),
          );
      }),
    );
  });

  it("holds 500 lines at most", () => {
    const queue = Array.from({ length: 501 }, (_, at) => line(String(at), String(at)));
    assert.deepEqual([nextRequest(queue).request.length, nextRequest(queue).rest.length], [500, 1]);
  });
});

describe("the publisher", () => {
  const still = { attempts: 4, baseMs: 100, capMs: 300, random: () => 1, sleep: async () => undefined };
  const quarantine = async () => "q";

  it("sends again only what failed, with growing pauses, and keeps each key's order", async () => {
    const random = fc.array(fc.boolean(), { minLength: 60, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(random, async (fails) => {
        const stored: string[] = [];
        let at = 0;
        const publisher = createPublisher({
          put: async (_, lines) =>
            lines.map(({ bytes }): PutOutcome => {
              if (fails[at++ % fails.length] && at < 50)
                return { error: "ProvisionedThroughputExceededException" };
              stored.push(String(bytes));
              return { shard: "s", sequence: String(stored.length) };
            }),
          quarantine,
          backoff: { ...still, attempts: 60 },
        });
        const given = Array.from({ length: 12 }, (_, number) =>
          JSON.stringify({ event_type: "audit.event.logged", data: { entity_id: `e${number % 3}` }, number }),
        );
        const results = await publisher.publish(given.map((text) => Buffer.from(text)));
        assert.ok(results.every(({ status }) => status === "sent"));
        assert.deepEqual([...stored].sort(), [...given].sort());
        for (const entity of ["e0", "e1", "e2"]) {
          const own = (texts: string[]) => texts.filter((text) => text.includes(`"${entity}"`));
          assert.deepEqual(own(stored), own(given));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("gives a line up after its tries, says so with the error's name, and goes on with the others", async () => {
    const pauses: number[] = [];
    const publisher = createPublisher({
      put: async (topic, lines) => {
        if (topic === "audit.event.logged")
          throw Object.assign(new Error("Marlowe"), { name: "AccessDeniedException" });
        return lines.map(() => ({ shard: "s", sequence: "1" }));
      },
      quarantine,
      backoff: { ...still, sleep: async (ms) => void pauses.push(ms) },
    });
    const results = await publisher.publish([bytesOf(event("audit.event.logged")), bytesOf("x")]);
    assert.deepEqual(results, [
      { status: "failed", topic: "audit.event.logged", error: "AccessDeniedException" },
      { status: "sent", topic: "chat.message.sent", shard: "s", sequence: "1" },
    ]);
    assert.deepEqual(pauses, [100, 200, 300]);
  });

  it("quarantines a line that no stream takes, and says so when even that fails", async () => {
    const large = bytesOf(event("audit.event.logged", { details: { text: "x".repeat(1_048_576) } }));
    const put = async () => assert.fail("sent");
    assert.deepEqual(await createPublisher({ put, quarantine }).publish([large]), [
      { status: "quarantined", topic: "audit.event.logged", quarantineId: "q" },
    ]);
    const broken = () => Promise.reject(new TypeError("Marlowe"));
    assert.deepEqual(await createPublisher({ put, quarantine: broken }).publish([large]), [
      { status: "failed", topic: "audit.event.logged", error: "TypeError" },
    ]);
  });

  it("has nothing to do for no lines", async () => {
    const put = async () => assert.fail("sent");
    assert.deepEqual(await createPublisher({ put, quarantine }).publish([]), []);
  });
});
