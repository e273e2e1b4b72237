import * as assert from "node:assert/strict";
import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { FirehoseClient } from "@aws-sdk/client-firehose";
import * as fc from "fast-check";
import { busWriter } from "../../runtime/event-processor/bus";
import { lineWriter } from "../../runtime/event-processor/delivery";
import { batches, settleAll } from "../../runtime/shared/batches";
import { claimAll } from "../../runtime/shared/claims";
import { describeFailure } from "../../runtime/shared/failure";
import { createLog } from "../../runtime/shared/log";
import { pause, retryFailed } from "../../runtime/shared/retry";

/** A backoff that waits for nobody and tells how long it would have waited. */
function backoff(attempts = 4) {
  const pauses: number[] = [];
  return {
    attempts,
    baseMs: 100,
    capMs: 500,
    random: () => 0.999,
    sleep: async (ms: number) => void pauses.push(ms),
    pauses,
  };
}

describe("retries", () => {
  it("send again only what failed, in its order, until nothing is left", async () => {
    const calls: number[][] = [];
    const left = await retryFailed(
      [1, 2, 3, 4],
      async (items) => {
        calls.push([...items]);
        return items.slice(0, items.length - 2).length > 0 ? items.slice(2) : [];
      },
      backoff(),
    );
    assert.deepEqual(
      [left, calls],
      [
        [],
        [
          [1, 2, 3, 4],
          [3, 4],
        ],
      ],
    );
  });

  it("end with what still fails when the tries are used up", async () => {
    const wait = backoff();
    assert.deepEqual(await retryFailed([1], async (items) => items, wait), [1]);
    assert.deepEqual(wait.pauses.map(Math.round), [100, 200, 400]);
  });

  it("pause anywhere between nothing and a bound that doubles up to its cap", () => {
    const bounds = [1, 2, 3, 4, 9].map((attempt) => pause(attempt, { ...backoff(), random: () => 1 }));
    assert.deepEqual(bounds, [100, 200, 400, 500, 500]);
    assert.equal(pause(9, { ...backoff(), random: () => 0 }), 0);
  });
});

describe("batches", () => {
  it("hold every item once, in order, within the limits", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12)), (sizes) => {
        const split = batches(sizes, { items: 3, bytes: 10 }, (size) => size);
        assert.deepEqual(split.flat(), sizes);
        for (const batch of split) {
          assert.ok(batch.length <= 3 && (batch.length === 1 || batch.reduce((a, b) => a + b) <= 10));
        }
      }),
    );
  });

  it("are worked on at most so many at a time, and each outcome stands in its place", async () => {
    let running = 0;
    let most = 0;
    const outcomes = await settleAll([1, 2, 3, 4, 5], 2, async (item) => {
      most = Math.max(most, ++running);
      await new Promise(setImmediate);
      running--;
      if (item === 3) throw new Error("three");
      return item;
    });
    assert.equal(most, 2);
    assert.deepEqual(
      outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value : "failed")),
      [1, 2, "failed", 4, 5],
    );
  });
});

describe("claims", () => {
  const claim = (id: string) => ({ id, owner: `owner of ${id}` });

  it("go on without those that others hold", async () => {
    const written: string[][] = [];
    const holdings = await claimAll(["a", "b", "c"].map(claim), async (claims) => {
      written.push(claims.map(({ id }) => id));
      return claims.filter(({ id }) => id === "b").map((refused) => ({ claim: refused, heldBy: "someone" }));
    });
    assert.deepEqual(written, [
      ["a", "b", "c"],
      ["a", "c"],
    ]);
    assert.deepEqual(holdings.get("b"), { owner: "someone", fresh: false });
    assert.deepEqual(holdings.get("c"), { owner: "owner of c", fresh: true });
  });

  it("are tried again after a conflict, and given up after too many", async () => {
    let conflicts = 2;
    const write = async (claims: readonly { id: string; owner: string }[]) =>
      conflicts-- > 0 ? claims.map((refused) => ({ claim: refused })) : [];
    assert.equal((await claimAll([claim("a")], write, backoff())).get("a")?.fresh, true);
    conflicts = 10;
    await assert.rejects(claimAll([claim("a")], write, backoff()), /conflicts 4 times/);
  });
});

describe("the writers", () => {
  /** A service that refuses the given places of its first answer, and notes what it was sent. */
  function service<C>(refused: number[], answer: (ok: boolean[]) => object) {
    const calls: number[] = [];
    const send = async ({ input }: { input: { Records?: unknown[]; Entries?: unknown[] } }) => {
      const items = input.Records ?? input.Entries ?? [];
      calls.push(items.length);
      const first = calls.length === 1;
      return answer(items.map((_, at) => !(first && refused.includes(at))));
    };
    return { client: { send } as unknown as C, calls };
  }

  it("put the refused lines of a delivery stream again, and no others", async () => {
    const { client, calls } = service<FirehoseClient>([1, 3], (ok) => ({
      FailedPutCount: 1,
      RequestResponses: ok.map((good) =>
        good ? { RecordId: "r" } : { ErrorCode: "ServiceUnavailableException" },
      ),
    }));
    const lines = [1, 2, 3, 4].map((key) => ({ key, bytes: Buffer.from("x") }));
    assert.deepEqual(await lineWriter("d", client, backoff())(lines), []);
    assert.deepEqual(calls, [4, 2]);
  });

  it("say which events the bus still refuses at the end", async () => {
    const { client, calls } = service<EventBridgeClient>([0], (ok) => ({
      Entries: ok.map((good) => (good ? { EventId: "e" } : { ErrorCode: "ThrottlingException" })),
    }));
    const entries = [1, 2].map((key) => ({ key, eventType: "t", detail: "{}" }));
    assert.deepEqual(await busWriter("b", client, backoff(1))(entries), [1]);
    assert.deepEqual(calls, [2]);
  });

  it("ask the bus for ten events at a time and no more than it takes in one call", async () => {
    const { client, calls } = service<EventBridgeClient>([], (ok) => ({
      Entries: ok.map(() => ({ EventId: "e" })),
    }));
    const entries = (count: number, size: number) =>
      Array.from({ length: count }, (_, key) => ({ key, eventType: "t", detail: "x".repeat(size) }));
    await busWriter("b", client)(entries(23, 10));
    await busWriter("b", client)(entries(3, 100_000));
    assert.deepEqual(calls, [10, 10, 3, 2, 1]);
  });
});

describe("what is logged", () => {
  it("says about an error its name, the denied action and the place, never its message", () => {
    const denied = Object.assign(
      new Error("User: arn:aws:sts::1:role/x is not authorized to perform: dynamodb:PutItem on Marlowe"),
      { name: "AccessDeniedException", $metadata: { httpStatusCode: 400, requestId: "q" } },
    );
    const said = describeFailure(denied);
    assert.deepEqual(
      [said["error"], said["action"], said["status"], said["requestId"]],
      ["AccessDeniedException", "dynamodb:PutItem", 400, "q"],
    );
    assert.match(String(said["at"]), /shared\.test/);
    assert.equal(JSON.stringify(said).includes("Marlowe"), false);
    assert.equal(
      JSON.stringify(describeFailure(new Error("Marlowe\n    at Marlowe"))).includes("Marlowe"),
      false,
    );
    assert.deepEqual(describeFailure("Marlowe"), { error: "string" });
  });

  it("is one JSON object a line, with metrics in CloudWatch's embedded format", () => {
    const lines: string[] = [];
    const log = createLog(
      { job: "j" },
      (line) => lines.push(line),
      () => 0,
    );
    log.warn("something", { count: 2 });
    log.metrics({ topic: "t" }, { accepted: 3 });
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      [
        { level: "WARN", timestamp: "1970-01-01T00:00:00.000Z", event: "something", job: "j", count: 2 },
        {
          _aws: {
            Timestamp: 0,
            CloudWatchMetrics: [
              {
                Namespace: "strata",
                Dimensions: [["topic"]],
                Metrics: [{ Name: "accepted", Unit: "Count" }],
              },
            ],
          },
          topic: "t",
          accepted: 3,
        },
      ],
    );
  });
});
