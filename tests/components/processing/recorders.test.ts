import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { Recorders } from "../../../components/processing/recorders";
import { STORE_REASONS } from "../../../contracts/quarantine";
import { statementsOf } from "../../support/access";
import { PLACE } from "../../support/arns";
import { type Registration, recordEngine } from "../../support/engine";
import { keyArnOf, storeOf } from "../../support/stores";
import { cage } from "./cage";

const AWS = "eu-west-1:111122223333";
const STREAM = `arn:aws:dynamodb:${AWS}:table/crises/stream/1`;

describe("Recorders", function () {
  this.timeout(90_000);
  const engine = recordEngine();
  let found: Registration[];
  before(async () => {
    found = await engine.registrations(
      () =>
        new Recorders("scribe", {
          place: PLACE,
          routes: {
            crisis: { queue: storeOf("sqs", "crisis-queue") },
            notification: { queue: storeOf("sqs", "notification-queue") },
            audit: { queue: storeOf("sqs", "audit-queue") },
          },
          tables: {
            crisisEvents: { ...storeOf("dynamodb", "table/crises"), streamArn: pulumi.output(STREAM) },
            notificationLogs: storeOf("dynamodb", "table/notifications"),
            auditTrail: storeOf("dynamodb", "table/trail"),
          },
          auditArchive: storeOf("s3", "trail-bucket"),
          crisisArchive: storeOf("s3", "crisis-bucket"),
          claimChecks: storeOf("s3", "checks-bucket"),
          quarantine: cage(),
          keyArn: keyArnOf("mail"),
          logKeyArn: keyArnOf("logs"),
        }),
    );
  });
  const inputsOf = (name: string) => found.find((each) => each.name === `scribe-${name}`)?.inputs ?? {};
  const grants = (name: string) =>
    statementsOf(inputsOf(`${name}-access`)["policy"]).flatMap(({ Action, Resource }) =>
      [Action].flat().map((action) => `${action} ${Resource}`),
    );

  const queue = (name: string) => [
    `sqs:DeleteMessage arn:aws:sqs:${AWS}:${name}-queue`,
    `sqs:GetQueueAttributes arn:aws:sqs:${AWS}:${name}-queue`,
    `sqs:ReceiveMessage arn:aws:sqs:${AWS}:${name}-queue`,
    `kms:Decrypt ${keyArnOf(`${name}-queue`)}`,
  ];
  const table = (name: string) => [
    `dynamodb:PutItem arn:aws:dynamodb:${AWS}:table/${name}`,
    `kms:Decrypt ${keyArnOf(name)}`,
  ];
  const checks = [
    "s3:GetObject arn:aws:s3:::checks-bucket/claim-check/redacted/*",
    `kms:Decrypt ${keyArnOf("checks-bucket")}`,
  ];
  const archive = [
    "s3:PutObject arn:aws:s3:::trail-bucket/*",
    `kms:GenerateDataKey ${keyArnOf("trail-bucket")}`,
  ];

  const caged = (store: string) => [
    `s3:PutObject ${STORE_REASONS.map((reason) => `arn:aws:s3:::cage-bucket/reason=${reason}/topic=*/${store}-*`)}`,
    `kms:GenerateDataKey ${keyArnOf("cage")}`,
    `dynamodb:PutItem arn:aws:dynamodb:${AWS}:table/cage-index-table`,
    `kms:Decrypt ${keyArnOf("cage")}`,
  ];
  const failures = `arn:aws:sqs:${AWS}:scribe-crisis-archiver-failures-queue`;
  const archiver = [
    `dynamodb:DescribeStream ${STREAM}`,
    `dynamodb:GetRecords ${STREAM}`,
    `dynamodb:GetShardIterator ${STREAM}`,
    `dynamodb:ListStreams arn:aws:dynamodb:${AWS}:table/crises/stream/*`,
    `kms:Decrypt ${keyArnOf("crises")}`,
    "s3:PutObject arn:aws:s3:::crisis-bucket/*",
    `kms:GenerateDataKey ${keyArnOf("crisis-bucket")}`,
    ...checks,
    `sqs:SendMessage ${failures}`,
    `kms:Decrypt ${keyArnOf("mail")}`,
    `kms:GenerateDataKey ${keyArnOf("mail")}`,
  ];

  for (const [name, expected] of [
    ["crisis", [...queue("crisis"), ...table("crises"), ...checks, ...caged("crisis-events")]],
    [
      "notification",
      [...queue("notification"), ...table("notifications"), ...checks, ...caged("notification-logs")],
    ],
    ["audit", [...queue("audit"), ...table("trail"), ...checks, ...caged("audit-trail"), ...archive]],
    ["crisis-archiver", archiver],
  ] as const) {
    it(`lets the ${name} recorder empty its queue, add to its own stores, and no more`, () => {
      assert.deepEqual(grants(name), expected);
    });
  }

  it("lets the archiver see what ended by itself only, and say what it gave up", () => {
    const source = inputsOf("crisis-archiver-source");
    assert.deepEqual(
      [source["eventSourceArn"], source["startingPosition"], source["bisectBatchOnFunctionError"]],
      [STREAM, "TRIM_HORIZON", true],
    );
    assert.deepEqual(JSON.parse(source["filterCriteria"].filters[0].pattern), {
      eventName: ["REMOVE"],
      userIdentity: { type: ["Service"], principalId: ["dynamodb.amazonaws.com"] },
    });
    assert.deepEqual(source["destinationConfig"], { onFailure: { destinationArn: failures } });
    // The stream keeps a change for 24 hours.
    assert.ok(source["maximumRecordAgeInSeconds"] <= 43_200);
  });

  it("takes messages in small batches that may fail in parts, as many at once as the function may run", () => {
    for (const name of ["crisis", "notification", "audit"]) {
      const { tags: _, ...source } = inputsOf(`${name}-source`);
      assert.deepEqual(source, {
        eventSourceArn: `arn:aws:sqs:${AWS}:${name}-queue`,
        functionName: `arn:aws:lambda:${AWS}:function:scribe-${name}-fn`,
        batchSize: 10,
        maximumBatchingWindowInSeconds: 1,
        functionResponseTypes: ["ReportBatchItemFailures"],
        scalingConfig: { maximumConcurrency: 5 },
      });
      assert.equal(inputsOf(`${name}-fn`)["reservedConcurrentExecutions"], 5);
    }
  });
});
