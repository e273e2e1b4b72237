import * as assert from "node:assert/strict";
import { Recorders } from "../../../components/processing/recorders";
import { statementsOf } from "../../support/access";
import { PLACE } from "../../support/arns";
import { type Registration, recordEngine } from "../../support/engine";
import { keyArnOf, storeOf } from "../../support/stores";

const AWS = "eu-west-1:111122223333";

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
            crisisEvents: storeOf("dynamodb", "table/crises"),
            notificationLogs: storeOf("dynamodb", "table/notifications"),
            auditTrail: storeOf("dynamodb", "table/trail"),
          },
          auditArchive: storeOf("s3", "trail-bucket"),
          claimChecks: storeOf("s3", "checks-bucket"),
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
    `kms:Decrypt ${keyArnOf("trail-bucket")}`,
    `kms:GenerateDataKey ${keyArnOf("trail-bucket")}`,
  ];

  for (const [name, expected] of [
    ["crisis", [...queue("crisis"), ...table("crises"), ...checks]],
    ["notification", [...queue("notification"), ...table("notifications"), ...checks]],
    ["audit", [...queue("audit"), ...table("trail"), ...archive, ...checks]],
  ] as const) {
    it(`lets the ${name} recorder empty its queue, add to its own stores, and no more`, () => {
      assert.deepEqual(grants(name), expected);
    });
  }

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
