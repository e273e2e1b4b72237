import * as assert from "node:assert/strict";
import { readStreamFailures } from "../../demo/drain";
import { actionsIn } from "../../demo/drain/denied";
import { isDrained, type Snapshot } from "../../demo/drain/snapshot";

describe("what is left undelivered", () => {
  it("is read from a failure document as Lambda writes it", () => {
    const body = JSON.stringify({
      requestContext: { condition: "RetryAttemptsExhausted", approximateInvokeCount: 5 },
      KinesisBatchInfo: {
        shardId: "shardId-000000000000",
        startSequenceNumber: "11",
        endSequenceNumber: "13",
        batchSize: 2,
        streamArn: "arn:aws:kinesis:eu-west-1:000000000000:stream/chat",
      },
    });
    assert.deepEqual(readStreamFailures([{ id: "1", body, text: body, handle: "h" }]), [
      {
        stream: "chat",
        shard: "shardId-000000000000",
        first: "11",
        last: "13",
        records: 2,
        condition: "RetryAttemptsExhausted",
      },
    ]);
  });

  it("ignores messages of another kind", () => {
    assert.deepEqual(readStreamFailures([{ id: "1", body: "text", text: "text", handle: "h" }]), []);
  });
});

describe("a denied action", () => {
  it("is found in AWS's own message and in a function's log line, each once", () => {
    assert.deepEqual(
      actionsIn("User: arn:aws:sts::1:x is not authorized to perform: s3:PutObject on resource: y"),
      ["s3:PutObject"],
    );
    assert.deepEqual(actionsIn('{"error":"AccessDenied","action":"events:PutEvents"}'), ["events:PutEvents"]);
    assert.deepEqual(actionsIn('{"message":"all is well"}'), []);
  });
});

describe("a drained stack", () => {
  const empty: Snapshot = {
    behind: [],
    buffered: {},
    waiting: {},
    heldForMs: 0,
    deadLettered: 0,
    streamFailures: 0,
    denied: [],
    faults: [],
    progress: "",
  };
  const cases: [title: string, part: Partial<Snapshot>][] = [
    ["a shard is behind", { behind: ["chat/shardId-000000000000"] }],
    ["a delivery stream buffers", { buffered: { interaction: 1 } }],
    ["a consumer has messages", { waiting: { crisis: 1 } }],
    ["the lake has notices", { waiting: { lakeTransformer: 1 } }],
  ];
  it("has nothing under way", () => assert.equal(isDrained(empty), true));
  for (const [title, part] of cases) {
    it(`is none while ${title}`, () => assert.equal(isDrained({ ...empty, ...part }), false));
  }
});
