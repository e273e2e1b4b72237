import * as assert from "node:assert/strict";
import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { FirehoseClient } from "@aws-sdk/client-firehose";
import { busWriter } from "../../runtime/event-processor/bus";
import { lineWriter } from "../../runtime/event-processor/delivery";
import { describeFailure } from "../../runtime/shared/failure";
import { createLog } from "../../runtime/shared/log";
import { backoff } from "./support/backoff";

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
    assert.match(String(said["at"]), /writers\.test/);
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
