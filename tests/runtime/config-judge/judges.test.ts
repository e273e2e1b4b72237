import * as assert from "node:assert/strict";
import {
  CreateLogGroupCommand,
  DeleteRetentionPolicyCommand,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  PutBucketLifecycleConfigurationCommand,
  PutObjectLockConfigurationCommand,
} from "@aws-sdk/client-s3";
import type { Judge } from "../../../runtime/config-judge/core";
import { createConfigJudgeHandler } from "../../../runtime/config-judge/handler";
import { bucketLockPeriod } from "../../../runtime/config-judge/judges/buckets";
import { subjectKeyGeneration } from "../../../runtime/config-judge/judges/keys";
import { logGroupRetention } from "../../../runtime/config-judge/judges/log-groups";
import { createLog } from "../../../runtime/shared/log";
import { BUCKETS, createWorld, type World } from "../support/world";

const DAY_MS = 86_400_000;

describe("the rules of our own for AWS Config", function () {
  this.timeout(60_000);
  let world: World;
  before(async () => {
    world = await createWorld();
  });
  after(() => world?.stop());

  const wrong = async (judge: Judge) =>
    (await judge()).filter(({ compliant }) => !compliant).map(({ resourceId }) => resourceId);

  it("find log groups of the environment that keep lines shorter, longer or for ever", async () => {
    const { logs } = world.clients;
    const group = async (logGroupName: string, days: number | undefined, tags: Record<string, string>) => {
      await logs.send(new CreateLogGroupCommand({ logGroupName, tags: { Environment: "dev", ...tags } }));
      if (days === undefined) await logs.send(new DeleteRetentionPolicyCommand({ logGroupName }));
      else await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: days }));
    };
    const stated = { Retention: "flow-logs" };
    await group("right", 90, stated);
    await group("shorter", 30, stated);
    await group("longer", 365, stated);
    await group("for-ever", undefined, stated);
    await group("of-no-class", 90, {});
    await group("of-others", 1, { ...stated, Environment: "theirs" });
    const found = await wrong(logGroupRetention(logs, "dev"));
    assert.deepEqual(found.sort(), ["for-ever", "longer", "of-no-class", "shorter"]);
  });

  it("find a lock that outlives the day on which objects end", async () => {
    const { s3 } = world.clients;
    const [Bucket, unlocked] = [BUCKETS.audit, BUCKETS.lake];
    const lock = (Days: number) =>
      s3.send(
        new PutObjectLockConfigurationCommand({
          Bucket,
          ObjectLockConfiguration: {
            ObjectLockEnabled: "Enabled",
            Rule: { DefaultRetention: { Mode: "GOVERNANCE", Days } },
          },
        }),
      );
    const judge = bucketLockPeriod(s3, [Bucket, unlocked]);
    await lock(2555);
    assert.deepEqual(await wrong(judge), [], "nothing ends");
    const Rules = [
      { ID: "end", Status: "Enabled" as const, Filter: { Prefix: "" }, Expiration: { Days: 365 } },
    ];
    await s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } }));
    assert.deepEqual(await wrong(judge), [Bucket]);
    await lock(365);
    assert.deepEqual(await wrong(judge), []);
  });

  it("find a generation of subject keys that should have been ended", async () => {
    const { wrappingKeyArn, clients } = world;
    const inDays = (days: number) =>
      subjectKeyGeneration(clients.kms, wrappingKeyArn, 38, () => Date.now() + days * DAY_MS);
    assert.deepEqual(await wrong(inDays(38)), []);
    assert.deepEqual(await wrong(inDays(39)), [wrappingKeyArn.split("/").pop()]);
  });

  it("are reported by the hundred, with the time they were asked for and the token", async () => {
    const sent: [number, string][] = [];
    const verdicts = Array.from({ length: 250 }, (_, at) => ({
      resourceType: "AWS::S3::Bucket" as const,
      resourceId: `bucket-${at}`,
      compliant: at > 0,
      annotation: "x".repeat(300),
    }));
    const judge: Judge = async () => verdicts;
    const asked = "2026-11-21T10:00:00.000Z";
    const handler = createConfigJudgeHandler({
      judges: { "log-group-retention": judge, "bucket-lock-period": judge, "subject-key-generation": judge },
      report: async (evaluations, token) => {
        sent.push([evaluations.length, token]);
        for (const { Annotation = "", OrderingTimestamp } of evaluations) {
          assert.ok(Annotation.length <= 256);
          assert.equal(OrderingTimestamp?.toISOString(), asked);
        }
      },
      log: createLog({}, () => undefined),
    });
    const event = (judged: string) => ({
      invokingEvent: JSON.stringify({ notificationCreationTime: asked }),
      ruleParameters: JSON.stringify({ judge: judged }),
      resultToken: "token",
    });
    assert.deepEqual(await handler(event("bucket-lock-period")), {
      rule: "bucket-lock-period",
      resources: 250,
      wrong: 1,
    });
    assert.deepEqual(sent, [
      [100, "token"],
      [100, "token"],
      [50, "token"],
    ]);
    await assert.rejects(handler(event("another")), RangeError);
  });
});
