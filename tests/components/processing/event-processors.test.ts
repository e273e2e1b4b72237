import * as assert from "node:assert/strict";
import { EventProcessors } from "../../../components/processing/event-processors";
import { SubjectKeys } from "../../../components/storage/hot/subject-keys";
import { TOPICS, topicSlug } from "../../../contracts/topics";
import { statementsOf } from "../../support/access";
import { PLACE } from "../../support/arns";
import { type Registration, recordEngine } from "../../support/engine";
import { packageOf } from "../../support/package";
import { keyArnOf, storeOf } from "../../support/stores";
import { cage } from "./cage";

const AWS = "eu-west-1:111122223333";
const via = (service: string) => ({
  StringEquals: { "kms:ViaService": `${service}.eu-west-1.amazonaws.com` },
});

describe("EventProcessors", function () {
  this.timeout(90_000);
  const engine = recordEngine();
  let found: Registration[];
  before(async () => {
    found = await engine.registrations(() => {
      const quarantine = cage();
      const stream = (topic: string) => ({
        ...storeOf("kinesis", `stream/${topicSlug(topic as never)}`),
        shards: 3,
      });
      new EventProcessors("mill", {
        place: PLACE,
        streams: Object.fromEntries(TOPICS.map((topic) => [topic, stream(topic)])) as never,
        parallelization: 2,
        stores: {
          claims: storeOf("dynamodb", "table/claims"),
          quarantine,
          interactionDelivery: storeOf("firehose", "deliverystream/originals"),
          applicationDelivery: storeOf("firehose", "deliverystream/redacted"),
          applicationLogGroup: storeOf("logs", "log-group:lines"),
          interactionBucket: storeOf("s3", "original-bucket"),
          claimChecks: storeOf("s3", "redacted-bucket"),
          bus: storeOf("events", "event-bus/bus"),
          pseudonymKeyArn: keyArnOf("pseudonym"),
          subjectKeys: new SubjectKeys("keys", {
            place: PLACE,
            keyArn: keyArnOf("keys"),
            generation: 2,
            protect: false,
          }),
        },
        failuresKeyArn: keyArnOf("mail"),
        logKeyArn: keyArnOf("logs"),
      });
    });
  });
  const inputsOf = (name: string) => found.find((each) => each.name === `mill-${name}`)?.inputs ?? {};

  it("registers one processor a topic, each with its source", () => {
    const processors = found.filter(({ type }) => type === "strata:processing:EventProcessor");
    assert.deepEqual(
      processors.map(({ name }) => name).sort(),
      TOPICS.map((topic) => `mill-${topicSlug(topic)}`).sort(),
    );
    for (const { name } of processors) assert.ok(found.some((each) => each.name === `${name}-source`));
  });

  it("lets a batch fail in parts, halves it, and gives up what still fails, telling the failures queue", () => {
    const { tags: _, ...source } = inputsOf("chat-message-sent-source");
    assert.deepEqual(source, {
      eventSourceArn: `arn:aws:kinesis:${AWS}:stream/chat-message-sent`,
      functionName: `arn:aws:lambda:${AWS}:function:mill-chat-message-sent-fn`,
      startingPosition: "TRIM_HORIZON",
      batchSize: 500,
      maximumBatchingWindowInSeconds: 1,
      parallelizationFactor: 2,
      functionResponseTypes: ["ReportBatchItemFailures"],
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 5,
      // Half of the 24 hours the stream keeps.
      maximumRecordAgeInSeconds: 43_200,
      destinationConfig: { onFailure: { destinationArn: `arn:aws:sqs:${AWS}:mill-stream-failures-queue` } },
    });
  });

  it("runs as many at once as its shards and lanes ask for", () => {
    assert.equal(inputsOf("chat-message-sent-fn")["reservedConcurrentExecutions"], 6);
  });

  it("may do on each path what that path takes, and nothing else", () => {
    const grants = statementsOf(inputsOf("chat-message-sent-access")["policy"]).map(
      ({ Action, Resource, Condition }) => [
        [Action].flat().join(" "),
        [Resource].flat().join(" "),
        ...(Condition ? [Condition] : []),
      ],
    );
    const stream = `arn:aws:kinesis:${AWS}:stream/chat-message-sent`;
    const write = "kms:Decrypt kms:GenerateDataKey";
    const read =
      "kinesis:DescribeStream kinesis:DescribeStreamSummary kinesis:GetRecords kinesis:GetShardIterator kinesis:ListShards";
    const group = `arn:aws:logs:${AWS}:log-group:lines`;
    assert.deepEqual(grants, [
      [read, stream],
      ["kms:Decrypt", keyArnOf("chat-message-sent"), via("kinesis")],
      ["s3:PutObject", "arn:aws:s3:::cage-bucket/reason=*"],
      ["kms:GenerateDataKey", keyArnOf("cage"), via("s3")],
      ["dynamodb:PutItem", `arn:aws:dynamodb:${AWS}:table/cage-index-table`],
      ["kms:Decrypt", keyArnOf("cage"), via("dynamodb")],
      ["dynamodb:PutItem", `arn:aws:dynamodb:${AWS}:table/claims`],
      ["kms:Decrypt", keyArnOf("claims"), via("dynamodb")],
      [
        "firehose:PutRecordBatch",
        `arn:aws:firehose:${AWS}:deliverystream/originals arn:aws:firehose:${AWS}:deliverystream/redacted`,
      ],
      ["s3:PutObject", "arn:aws:s3:::original-bucket/claim-check/original/*"],
      ["kms:GenerateDataKey", keyArnOf("original-bucket"), via("s3")],
      ["s3:PutObject", "arn:aws:s3:::redacted-bucket/claim-check/redacted/*"],
      ["kms:GenerateDataKey", keyArnOf("redacted-bucket"), via("s3")],
      ["logs:CreateLogStream logs:GetLogEvents logs:PutLogEvents", `${group} ${group}:log-stream:*`],
      [
        "events:PutEvents",
        `arn:aws:events:${AWS}:event-bus/bus`,
        { StringEqualsIfExists: { "events:source": "strata" } },
      ],
      ["kms:GenerateMac", keyArnOf("pseudonym")],
      [
        "dynamodb:BatchGetItem dynamodb:PutItem dynamodb:UpdateItem",
        `arn:aws:dynamodb:${AWS}:table/keys-table`,
      ],
      ["kms:Decrypt", keyArnOf("keys"), via("dynamodb")],
      [
        write,
        `${keyArnOf("keys-wrapping-1-key-id")} ${keyArnOf("keys-wrapping-2-key-id")}`,
        { Null: { "kms:EncryptionContext:subject": "false" } },
      ],
      ["sqs:SendMessage", `arn:aws:sqs:${AWS}:mill-stream-failures-queue`],
      [write, keyArnOf("mail"), via("sqs")],
    ]);
  });

  it("is told the names of its stores", async () => {
    const fn = found.find(({ name }) => name === "mill-chat-message-sent-fn");
    const text = String((await packageOf(fn as Registration))["__index.js"]);
    for (const setting of [
      'topic: "chat.message.sent"',
      'claimsTable: "claims"',
      'quarantineBucket: "cage-bucket"',
      'quarantineTable: "cage-index-table"',
      'interactionDeliveryStream: "originals"',
      'applicationDeliveryStream: "redacted"',
      'applicationLogGroup: "log-group:lines"',
      'busName: "bus"',
      `pseudonymKeyId: "${keyArnOf("pseudonym")}"`,
      'interactionBucket: "original-bucket"',
      'claimCheckBucket: "redacted-bucket"',
    ]) {
      assert.ok(text.includes(setting), setting);
    }
  });
});
