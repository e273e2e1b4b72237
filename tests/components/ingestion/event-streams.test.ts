import * as assert from "node:assert/strict";
import { EventStreams } from "../../../components/ingestion/event-streams";
import { MAX_EVENT_BYTES } from "../../../contracts/quarantine";
import { TOPICS, topicSlug } from "../../../contracts/topics";
import { statementsOf } from "../../support/access";
import { PLACE } from "../../support/arns";
import { recordEngine } from "../../support/engine";

const KEY_ARN = "arn:aws:kms:eu-west-1:111122223333:key/wire";

describe("EventStreams", () => {
  const engine = recordEngine();
  const create = (protect = false) =>
    engine.registrations(
      () =>
        new EventStreams("events", {
          place: PLACE,
          keyArn: KEY_ARN,
          shards: {
            ...Object.fromEntries(TOPICS.map((topic) => [topic, 1])),
            "chat.message.sent": 4,
          } as never,
          protect,
        }),
    );
  const inputsOf = async (name: string) => (await create()).find((each) => each.name === name)?.inputs ?? {};

  it("registers one stream a topic with a policy for producers and one for consumers", async () => {
    const names = (await create()).filter(({ type }) => type.startsWith("aws:")).map(({ name }) => name);
    const parts = ["stream", "producer", "consumer"];
    const expected = TOPICS.flatMap((topic) => parts.map((part) => `events-${topicSlug(topic)}-${part}`));
    assert.deepEqual(names.sort(), expected.sort());
  });

  for (const [topic, hours, shards] of [
    ["chat.message.sent", 24, 4],
    ["safety.crisis.detected", 24, 1],
    ["audit.event.logged", 168, 1],
  ] as const) {
    it(`keeps ${topic} for ${hours} hours on ${shards} ${shards === 1 ? "shard" : "shards"}`, async () => {
      const { retentionPeriod, shardCount } = await inputsOf(`events-${topicSlug(topic)}-stream`);
      assert.deepEqual([retentionPeriod, shardCount], [hours, shards]);
    });
  }

  it("takes an event of the largest size with its partition key", async () => {
    const { maxRecordSizeInKib } = await inputsOf("events-chat-message-sent-stream");
    assert.ok(maxRecordSizeInKib * 1_024 >= MAX_EVENT_BYTES + 256);
  });

  it("encrypts with its key and measures every shard", async () => {
    const { encryptionType, kmsKeyId, shardLevelMetrics } = await inputsOf("events-chat-message-sent-stream");
    assert.deepEqual([encryptionType, kmsKeyId], ["KMS", KEY_ARN]);
    assert.equal(shardLevelMetrics.length, 7);
  });

  const stream = "arn:aws:kinesis:eu-west-1:111122223333:stream/events-chat-message-sent-stream";
  const Condition = { StringEquals: { "kms:ViaService": "kinesis.eu-west-1.amazonaws.com" } };

  it("lets a producer write and encrypt but not read", async () => {
    const { policy } = await inputsOf("events-chat-message-sent-producer");
    assert.deepEqual(statementsOf(policy), [
      {
        Effect: "Allow",
        Action: ["kinesis:DescribeStreamSummary", "kinesis:PutRecord", "kinesis:PutRecords"],
        Resource: stream,
      },
      { Effect: "Allow", Action: ["kms:GenerateDataKey"], Resource: KEY_ARN, Condition },
    ]);
  });

  it("lets a consumer read and decrypt but not write", async () => {
    const { policy } = await inputsOf("events-chat-message-sent-consumer");
    const [read, decrypt, ...others] = statementsOf(policy);
    assert.deepEqual(others, []);
    assert.ok(![read?.Action].flat().some((action) => /Put|Delete|Create|Update/.test(action ?? "")));
    assert.equal(read?.Resource, stream);
    assert.deepEqual(decrypt, { Effect: "Allow", Action: ["kms:Decrypt"], Resource: KEY_ARN, Condition });
  });

  it("keeps streams with the stack, as events are nowhere else until they are processed", async () => {
    const streams = (await create(true)).filter(({ type }) => type === "aws:kinesis/stream:Stream");
    assert.ok(streams.length === 6 && streams.every((each) => each.protect && each.retainOnDelete));
  });
});
