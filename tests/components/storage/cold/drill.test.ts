import * as assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { SecureBucket } from "../../../../components/shared/secure-bucket";
import { drillDefinition } from "../../../../components/storage/cold/drill-definition";
import { RetrievalDrill } from "../../../../components/storage/cold/retrieval-drill";
import { allows } from "../../../support/access";
import { PLACE } from "../../../support/arns";
import { type Registration, recordEngine } from "../../../support/engine";

const KEY = "arn:aws:kms:eu-west-1:111122223333:key/k";
const CANARY = "arn:aws:s3:::archive-bucket/canary/retrieval";

describe("RetrievalDrill", function () {
  this.timeout(60_000);
  const engine = recordEngine();
  let found: Registration[];
  beforeEach(async () => {
    found ??= await engine.registrations(() => {
      const archive = new SecureBucket("archive", {
        dataClass: "crisis-events",
        keyArn: KEY,
        accessLogsBucket: "logs",
        objectLockMode: "COMPLIANCE",
        protect: false,
      });
      const keys = { queueKeyArn: KEY, logKeyArn: KEY };
      new RetrievalDrill("drill", { place: PLACE, archive, alertsTopicArn: "topic", ...keys });
    });
  });
  const one = (name: string): Registration => {
    const resource = found.find((each) => each.name === name && each.type.startsWith("aws:"));
    assert.ok(resource, `no ${name}`);
    return resource;
  };

  it("puts a canary of known content straight into Deep Archive, where it stays", () => {
    const { inputs, retainOnDelete } = one("drill-canary");
    assert.deepEqual([inputs["key"], inputs["storageClass"]], ["canary/retrieval", "DEEP_ARCHIVE"]);
    assert.equal(retainOnDelete, true);
    const { canaries, tier } = JSON.parse(one("drill-start").inputs["input"]);
    const sha256 = createHash("sha256").update(inputs["content"]).digest("hex");
    assert.deepEqual(canaries, [{ bucket: "archive-bucket", key: "canary/retrieval", sha256 }]);
    assert.equal(tier, "Standard");
  });

  it("runs every month, and keeps a message of a run that could not be started", () => {
    assert.equal(one("drill-monthly").inputs["scheduleExpression"], "cron(0 6 2 * ? *)");
    const { inputs } = one("drill-start");
    assert.equal(inputs["arn"], one("drill-machine").arn);
    assert.equal(inputs["deadLetterConfig"].arn, one("drill-missed-queue").arn);
    assert.equal(inputs["roleArn"], one("drill-start-role").arn);
  });

  it("logs what failed under a key, without the data of executions", () => {
    const { level, includeExecutionData, logDestination } =
      one("drill-machine").inputs["loggingConfiguration"];
    assert.deepEqual([level, includeExecutionData], ["ERROR", false]);
    assert.equal(logDestination, `${one("drill-machine-logs").arn}:*`);
    assert.equal(one("drill-machine-logs").inputs["kmsKeyId"], KEY);
  });

  it("may restore and read canaries and nothing else of the archive", () => {
    const policy = one("drill-access").inputs["policy"];
    for (const action of ["s3:GetObject", "s3:RestoreObject"]) {
      assert.equal(allows(policy, { action, resource: CANARY }), true, action);
      assert.equal(allows(policy, { action, resource: "arn:aws:s3:::archive-bucket/year=2026/a" }), false);
    }
    assert.equal(allows(policy, { action: "s3:PutObject", resource: CANARY }), false);
    assert.equal(allows(policy, { action: "s3:DeleteObject", resource: CANARY }), false);
  });

  it("sounds an alarm when a drill fails, is aborted or does not end", () => {
    const alarms = found.filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm");
    assert.deepEqual(alarms.map(({ inputs }) => inputs["metricName"]).sort(), [
      "ExecutionsAborted",
      "ExecutionsFailed",
      "ExecutionsTimedOut",
    ]);
    for (const { inputs } of alarms) {
      assert.deepEqual(inputs["dimensions"], { StateMachineArn: one("drill-machine").arn });
      assert.deepEqual(inputs["alarmActions"], ["topic"]);
    }
  });

  it("has a machine that waits for the restore before it compares, longer than Deep Archive may take", () => {
    const definition = JSON.parse(JSON.stringify(drillDefinition("arn:of:function")));
    assert.ok(definition.TimeoutSeconds > 48 * 3600);
    const { States, StartAt } = definition.States.EachCanary.ItemProcessor;
    assert.equal(StartAt, "Begin");
    assert.deepEqual(
      [States.Begin.Next, States.IsReadable.Default, States.Wait.Next, States.Look.Next, States.Verify.End],
      ["IsReadable", "Wait", "Look", "IsReadable", true],
    );
    for (const name of ["Begin", "Look", "Verify"]) {
      const retried = States[name].Retry.flatMap((retry: { ErrorEquals: string[] }) => retry.ErrorEquals);
      assert.ok(
        retried.every((error: string) => error.startsWith("Lambda.")),
        "a drill that failed is not tried again",
      );
    }
  });
});
