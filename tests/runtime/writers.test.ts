import * as assert from "node:assert/strict";
import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { FirehoseClient } from "@aws-sdk/client-firehose";
import { logWriter } from "../../runtime/event-processor/application-log";
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

describe("the log writer", () => {
  /** A log group that does with its writes what it is told in turn, then takes them. */
  function logGroup(...turns: ("lost" | "refused" | "throttled" | "accepted before")[]) {
    const held: { timestamp: number; message: string }[] = [];
    const calls: string[] = [];
    const errors = {
      refused: { name: "AccessDeniedException", $metadata: { httpStatusCode: 400 } },
      throttled: { name: "ThrottlingException", $metadata: { httpStatusCode: 400 } },
      "accepted before": { name: "DataAlreadyAcceptedException", $metadata: { httpStatusCode: 400 } },
      lost: { name: "TimeoutError" },
    };
    const send = async (command: { constructor: { name: string }; input: { logEvents?: typeof held } }) => {
      const name = command.constructor.name.replace("Command", "");
      calls.push(name);
      if (name === "GetLogEvents") return { events: [...held] };
      if (name !== "PutLogEvents") return {};
      const turn = turns.shift();
      if (turn === undefined || turn === "lost") held.push(...(command.input.logEvents ?? []));
      if (turn !== undefined) throw Object.assign(new Error("Injected."), errors[turn]);
      return {};
    };
    const client = { send } as unknown as CloudWatchLogsClient;
    return { clients: { client, once: client }, held, calls };
  }
  const entries = [1, 2].map((at) => ({
    eventId: `evt_${at}`,
    at,
    message: JSON.stringify({ event_id: `evt_${at}` }),
    retried: false,
  }));

  it("looks up what stands before it repeats a write whose answer is lost", async () => {
    const { clients, held, calls } = logGroup("lost");
    await logWriter("g", clients, backoff())("s", entries);
    assert.equal(held.length, 2);
    assert.deepEqual(calls, ["CreateLogStream", "PutLogEvents", "GetLogEvents"]);
  });

  it("repeats a throttled write without a look, and takes what had been accepted for written", async () => {
    const { clients, held, calls } = logGroup("throttled", "accepted before");
    await logWriter("g", clients, backoff())("s", entries);
    assert.deepEqual(calls, ["CreateLogStream", "PutLogEvents", "PutLogEvents"]);
    assert.equal(held.length, 0);
  });

  it("gives up at once what is refused, and in the end what stays throttled", async () => {
    const refused = logGroup("refused");
    await assert.rejects(logWriter("g", refused.clients, backoff())("s", entries), {
      name: "AccessDeniedException",
    });
    assert.equal(refused.calls.length, 2);
    const throttled = logGroup("throttled", "throttled", "throttled");
    await assert.rejects(logWriter("g", throttled.clients, backoff(3))("s", entries), {
      name: "ThrottlingException",
    });
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
