import * as assert from "node:assert/strict";
import type { PutOutcome } from "../../publisher";
import { pause } from "../../publisher/backoff";
import { AT_ONCE, event, message, publisherTo, STREAMS } from "./support/publishers";
import { createService, idOf } from "./support/service";

const error = (name: string, more: object = {}) => Object.assign(new Error("Marlowe"), { name, ...more });

describe("what the service does not take", () => {
  it("is sent again alone, with pauses of full jitter that double up to a bound", async () => {
    const pauses: number[] = [];
    const service = createService((number) => (number < 5 ? { fails: [true, false] } : {}));
    const backoff = {
      attempts: 9,
      baseMs: 100,
      capMs: 500,
      random: () => 0.5,
      sleep: async (ms: number) => void pauses.push(ms),
    };
    const publisher = publisherTo(service.sink, { backoff });
    const [first, second] = [message("a"), message("b")];
    const results = await Promise.all([first, second].map((each) => publisher.publish(each)));
    assert.deepEqual(
      results.map(({ status }) => status),
      ["accepted", "accepted"],
    );
    assert.deepEqual(service.stored.map(idOf), [second.event_id, first.event_id]);
    assert.deepEqual(
      service.requests.map(({ records }) => records.length),
      [2, 1, 1, 1, 1, 1],
    );
    assert.deepEqual(pauses, [50, 100, 200, 250, 250]);
  });

  it("never waits longer than the bound, and often less", () => {
    const drawn = Array.from({ length: 200 }, () =>
      pause(20, { attempts: 1, baseMs: 100, capMs: 5_000, random: Math.random }),
    );
    assert.ok(drawn.every((ms) => ms >= 0 && ms < 5_000));
    assert.ok(drawn.some((ms) => ms < 2_500) && drawn.some((ms) => ms >= 2_500));
  });

  it("is given up after its attempts, with the error's name alone", async () => {
    const service = createService(() => ({ fails: [true] }));
    const result = await publisherTo(service.sink, { backoff: { ...AT_ONCE, attempts: 3 } }).publish(
      message(),
    );
    const cause = "ProvisionedThroughputExceededException";
    assert.deepEqual(result, { status: "undeliverable", topic: "chat.message.sent", cause, attempts: 3 });
    assert.equal(service.requests.length, 3);
  });

  const client = { $fault: "client", $metadata: { httpStatusCode: 400 } };
  for (const [title, thrown, requests] of [
    ["is refused for ever", error("AccessDeniedException", client), 1],
    ["names no stream", error("ResourceNotFoundException", client), 1],
    ["is throttled", error("ThrottlingException", client), 4],
    ["comes with an expired token", error("ExpiredTokenException", client), 4],
    [
      "comes with a wrong clock",
      error("InvalidSignatureException", { $fault: "client", $metadata: { clockSkewCorrected: true } }),
      4,
    ],
    [
      "meets a fault of the service",
      error("InternalFailure", { $fault: "server", $metadata: { httpStatusCode: 500 } }),
      4,
    ],
    ["loses its connection", error("Error", { code: "ECONNRESET" }), 4],
    ["is answered with no error", "Marlowe", 4],
  ] as const) {
    it(`is tried ${requests} of 4 times when its request ${title}`, async () => {
      let puts = 0;
      const put = async (): Promise<PutOutcome[]> => {
        puts += 1;
        throw thrown;
      };
      const publisher = publisherTo(
        { ...createService().sink, put },
        { backoff: { ...AT_ONCE, attempts: 4 } },
      );
      const result = await publisher.publish(message());
      assert.equal(puts, requests);
      const cause = thrown instanceof Error ? thrown.name : "UnknownError";
      assert.deepEqual(result, {
        status: "undeliverable",
        topic: "chat.message.sent",
        cause,
        attempts: requests,
      });
    });
  }

  it("counts as failed where the answer says nothing of it", async () => {
    const sink = { ...createService().sink, put: async () => [{ shard: "s", sequence: "1" }] };
    const publisher = publisherTo(sink, { backoff: { ...AT_ONCE, attempts: 1 } });
    const [first, second] = await Promise.all([
      publisher.publish(message("a")),
      publisher.publish(message("b")),
    ]);
    assert.equal(first.status, "accepted");
    assert.deepEqual(second, {
      status: "undeliverable",
      topic: "chat.message.sent",
      cause: "NoAnswer",
      attempts: 1,
    });
  });

  it("leaves the requests of others under way when only a part failed", async () => {
    // The failed record waits for ever; the stream has room for one request at a time.
    const service = createService((number) => (number === 0 ? { fails: [true, false] } : {}));
    const sleep = () => new Promise<void>(() => undefined);
    const publisher = publisherTo(service.sink, { concurrency: 1, backoff: { sleep }, closeTimeoutMs: 0 });
    void publisher.publish(message("a"));
    await publisher.publish(message("b"));
    assert.equal((await publisher.publish(message("c"))).status, "accepted");
    await publisher.close();
  });

  it("has no stream", async () => {
    const streams = { "chat.message.sent": STREAMS["chat.message.sent"] };
    const result = await publisherTo(createService().sink, { streams }).publish(event("audit.event.logged"));
    assert.deepEqual(result, {
      status: "undeliverable",
      topic: "audit.event.logged",
      cause: "NoStream",
      attempts: 0,
    });
  });
});

describe("the options of a publisher", () => {
  const { sink } = createService();
  for (const [options, words] of [
    [{ streams: {} }, /streams is empty/],
    [{ streams: { chat: "x" } }, /streams has the topic "chat"; allowed: chat\.message\.sent, /],
    [{ streams: { "chat.message.sent": "" } }, /streams\["chat\.message\.sent"\] names no stream/],
    [{ maxAgeMs: -1 }, /maxAgeMs is -1; allowed: a whole number from 0 to 60000/],
    [{ maxBatchRecords: 501 }, /maxBatchRecords is 501; allowed: a whole number from 1 to 500/],
    [{ maxBatchBytes: 1 }, /maxBatchBytes is 1; allowed/],
    [{ concurrency: 0 }, /concurrency is 0; allowed/],
    [{ maxBufferedBytes: 1_000 }, /maxBufferedBytes is 1000; allowed/],
    [{ backoff: { attempts: 0 } }, /backoff\.attempts is 0; allowed/],
    [{ closeTimeoutMs: Number.NaN }, /closeTimeoutMs is NaN; allowed/],
  ] as const) {
    it(`are refused by name: ${words.source}`, () => {
      assert.throws(() => publisherTo(sink, options as never), words);
    });
  }

  it("take the streams as the stack puts them out", async () => {
    const service = createService();
    const streams = {
      "chat.message.sent": { name: "chat-1", arn: "arn:aws:kinesis:…", producerPolicyArn: "" },
    };
    await publisherTo(service.sink, { streams }).publish(message());
    assert.equal(service.requests[0]?.stream, "chat-1");
  });
});
