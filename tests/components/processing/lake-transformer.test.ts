import * as assert from "node:assert/strict";
import { LakeTransformer } from "../../../components/processing/lake-transformer";
import { statementsOf } from "../../support/access";
import { PLACE } from "../../support/arns";
import { type Registration, recordEngine } from "../../support/engine";
import { keyArnOf, storeOf } from "../../support/stores";
import { cage } from "./cage";

const AWS = "eu-west-1:111122223333";
const QUEUE = `arn:aws:sqs:${AWS}:lake-landed-queue`;

describe("LakeTransformer", function () {
  this.timeout(90_000);
  const engine = recordEngine();
  let found: Registration[];
  before(async () => {
    found = await engine.registrations(() => {
      const quarantine = cage();
      new LakeTransformer("lake", {
        place: PLACE,
        stores: {
          landing: storeOf("s3", "landing-bucket"),
          claimChecks: storeOf("s3", "checks-bucket"),
          lake: storeOf("s3", "lake-bucket"),
          quarantine,
        },
        keyArn: keyArnOf("mail"),
        logKeyArn: keyArnOf("logs"),
      });
    });
  });
  const named = (name: string) => found.find((each) => each.name === name);
  const inputsOf = (name: string) => named(name)?.inputs ?? {};

  it("is two queues, a notification, and a function with its source, and nothing else", () => {
    const cage = /^cage/;
    assert.deepEqual(
      found
        .filter(({ name, type }) => !cage.test(name) && type.startsWith("aws:"))
        .map(({ name }) => name)
        .sort(),
      [
        "lake-access",
        "lake-access-attachment",
        "lake-dead-letters-policy",
        "lake-dead-letters-queue",
        "lake-fn",
        "lake-landed-policy",
        "lake-landed-queue",
        "lake-landed-redrive-allow",
        "lake-logs",
        "lake-notification",
        "lake-operation",
        "lake-operation-attachment",
        "lake-role",
        "lake-source",
      ],
    );
  });

  it("is told of every object below the prefix of events, once its queue admits the bucket", () => {
    assert.deepEqual(inputsOf("lake-notification"), {
      bucket: "landing-bucket",
      queues: [{ queueArn: QUEUE, events: ["s3:ObjectCreated:*"], filterPrefix: "event_type=" }],
    });
    assert.ok(named("lake-notification")?.dependencies.includes("lake-landed-policy"));
    const [, sender] = statementsOf(inputsOf("lake-landed-policy")["policy"]);
    assert.deepEqual(sender, {
      Effect: "Allow",
      Principal: { Service: "s3.amazonaws.com" },
      Action: ["sqs:SendMessage"],
      Resource: QUEUE,
      Condition: {
        StringEquals: { "aws:SourceAccount": "111122223333" },
        ArnEquals: { "aws:SourceArn": "arn:aws:s3:::landing-bucket" },
      },
    });
  });

  it("lets nobody but the queue's redrive put anything among its dead letters", () => {
    const [only, ...others] = statementsOf(inputsOf("lake-dead-letters-policy")["policy"]);
    assert.deepEqual([only?.Effect, others], ["Deny", []]);
  });

  it("takes one notice at a time, as many at once as the function may run, with a whole processor each", () => {
    const { tags: _, ...source } = inputsOf("lake-source");
    assert.deepEqual(source, {
      eventSourceArn: QUEUE,
      functionName: `arn:aws:lambda:${AWS}:function:lake-fn`,
      batchSize: 1,
      maximumBatchingWindowInSeconds: 0,
      functionResponseTypes: ["ReportBatchItemFailures"],
      scalingConfig: { maximumConcurrency: 4 },
    });
    const { reservedConcurrentExecutions, timeout, memorySize, tags } = inputsOf("lake-fn");
    assert.deepEqual([reservedConcurrentExecutions, timeout, memorySize], [4, 30, 1_769]);
    assert.deepEqual(tags, { DataClassification: "Pseudonymous", Retention: "event-lake" });
    assert.equal(inputsOf("lake-landed-queue")["visibilityTimeoutSeconds"], 180);
  });

  it("may read what landed and write files and their schema, and no more", () => {
    const grants = statementsOf(inputsOf("lake-access")["policy"]).flatMap(({ Action, Resource }) =>
      [Action].flat().flatMap((action) => [Resource].flat().map((resource) => `${action} ${resource}`)),
    );
    assert.deepEqual(grants, [
      `sqs:DeleteMessage ${QUEUE}`,
      `sqs:GetQueueAttributes ${QUEUE}`,
      `sqs:ReceiveMessage ${QUEUE}`,
      `kms:Decrypt ${keyArnOf("mail")}`,
      "s3:ListBucket arn:aws:s3:::landing-bucket",
      "s3:ListBucket arn:aws:s3:::lake-bucket",
      "s3:GetObject arn:aws:s3:::landing-bucket/event_type=*",
      "s3:GetObject arn:aws:s3:::checks-bucket/claim-check/redacted/*",
      "s3:GetObject arn:aws:s3:::lake-bucket/_schema/*",
      "s3:PutObject arn:aws:s3:::lake-bucket/_schema/*",
      "s3:PutObject arn:aws:s3:::lake-bucket/event_type=*",
      "s3:AbortMultipartUpload arn:aws:s3:::lake-bucket/event_type=*",
      `kms:Decrypt ${keyArnOf("landing-bucket")}`,
      `kms:Decrypt ${keyArnOf("checks-bucket")}`,
      `kms:Decrypt ${keyArnOf("lake-bucket")}`,
      `kms:GenerateDataKey ${keyArnOf("lake-bucket")}`,
      "s3:PutObject arn:aws:s3:::cage-bucket/reason=*",
      `kms:GenerateDataKey ${keyArnOf("cage")}`,
      "dynamodb:PutItem arn:aws:dynamodb:eu-west-1:111122223333:table/cage-index-table",
      `kms:Decrypt ${keyArnOf("cage")}`,
    ]);
  });
});
