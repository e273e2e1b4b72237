import * as assert from "node:assert/strict";
import { ConfigBaseline } from "../../../components/compliance/config-baseline";
import { MENDED } from "../../../components/compliance/config-mended";
import { ConfigRecorder } from "../../../components/compliance/config-recorder";
import { SecureBucket } from "../../../components/shared/secure-bucket";
import { KINDS } from "../../../runtime/remediator/handler";
import { allows, statementsOf } from "../../support/access";
import { PLACE } from "../../support/arns";
import { type Registration, recordEngine } from "../../support/engine";
import { keyArnOf, storeOf } from "../../support/stores";

describe("ConfigBaseline", function () {
  this.timeout(240_000);
  const engine = recordEngine();
  let found: Registration[];
  before(async () => {
    found = await engine.registrations(() => {
      const notes = new SecureBucket("notes", {
        dataClass: "interaction-logs",
        keyArn: keyArnOf("interaction"),
        accessLogsBucket: "logs",
        protect: true,
      });
      const kept = { place: PLACE, accessLogsBucket: "logs", protect: true };
      const recorder = new ConfigRecorder("config", { ...kept, keyArn: keyArnOf("account") });
      new ConfigBaseline("config", {
        ...kept,
        environment: "prod",
        recorder: recorder.running,
        key: {
          operations: keyArnOf("operations"),
          records: keyArnOf("records"),
        },
        alertsTopicArn: "arn:aws:sns:eu-west-1:111122223333:alerts",
        buckets: [notes, recorder.bucket],
        auditStream: storeOf("kinesis", "stream/audit"),
        wrappingKeyArn: keyArnOf("subject-keys"),
      });
    });
  });
  const ofType = (type: string) => found.filter((each) => each.type === `aws:${type}`);
  const one = (name: string) => found.find((each) => each.name === name)?.inputs ?? {};

  it("records every type there is, global ones too, and keeps it for seven years", () => {
    const [recorder] = ofType("cfg/recorder:Recorder");
    assert.deepEqual(recorder?.inputs["recordingGroup"], {
      allSupported: true,
      includeGlobalResourceTypes: true,
    });
    assert.deepEqual(
      ofType("cfg/recorderStatus:RecorderStatus").map(({ inputs }) => inputs["isEnabled"]),
      [true],
    );
    assert.equal(one("config-retention")["retentionPeriodInDays"], 2555);
    assert.deepEqual(one("config-aggregator")["accountAggregationSource"], {
      accountIds: [PLACE.accountId],
      allRegions: true,
    });
  });

  it("delivers under the account's key into a bucket from which nobody deletes", () => {
    assert.equal(one("config-channel")["s3KmsKeyArn"], keyArnOf("account"));
    const { policy } = one("config-policy");
    const resource = `arn:aws:s3:::config-bucket/config/AWSLogs/${PLACE.accountId}/Config/2026/history.json.gz`;
    const config = "Service:config.amazonaws.com";
    const context = {
      "aws:SourceAccount": PLACE.accountId,
      "aws:SourceArn": `arn:aws:config:eu-west-1:${PLACE.accountId}:recorder`,
      "s3:TlsVersion": "1.2",
      "aws:SecureTransport": "true",
    };
    const asked = { principal: config, action: "s3:PutObject", resource, context };
    assert.equal(allows(policy, asked), true);
    const others = { ...context, "aws:SourceAccount": "999988887777" };
    assert.equal(allows(policy, { ...asked, context: others }), false);
    const denied = statementsOf(policy).filter(({ Effect }) => Effect === "Deny");
    assert.ok(denied.some(({ Action }) => [Action].flat().includes("s3:DeleteObjectVersion")));
    assert.deepEqual(ofType("s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration"), []);
  });

  it("gives every mended rule a remediation that ends after three attempts", () => {
    const rules = ofType("cfg/rule:Rule").map(({ inputs }) => inputs["name"]);
    const remediated = ofType("cfg/remediationConfiguration:RemediationConfiguration");
    const wanted = [...Object.keys(MENDED), "log-group-retention"].sort();
    assert.deepEqual(remediated.map(({ inputs }) => inputs["configRuleName"]).sort(), wanted);
    assert.ok(wanted.every((name) => rules.includes(name)));
    for (const { inputs } of remediated) {
      assert.deepEqual([inputs["automatic"], inputs["maximumAutomaticAttempts"]], [true, 3]);
      assert.match(inputs["targetId"], /^remediations-.*-document$/);
    }
  });

  it("makes a document for each kind, whose role may call the functions and nothing else", () => {
    assert.deepEqual(
      ofType("ssm/document:Document")
        .map(({ name }) => name)
        .sort(),
      KINDS.map((kind) => `remediations-${kind}-document`).sort(),
    );
    const { content } = one("remediations-kms-rotation-document");
    const { mainSteps } = JSON.parse(content) as { mainSteps: { inputs: { InputPayload: unknown } }[] };
    assert.deepEqual(
      mainSteps.map(({ inputs }) => inputs.InputPayload),
      [{ resourceId: "{{ ResourceId }}" }],
    );
    const { policy } = one("remediations-automation-access");
    const [statement, ...more] = statementsOf(policy);
    assert.deepEqual([statement?.Action, more], [["lambda:InvokeFunction"], []]);
    assert.equal([statement?.Resource].flat().length, KINDS.length);
  });

  it("lets each remediation change one setting, of the stack's own resources only", () => {
    const changes: Record<string, string> = {
      "bucket-encryption": "s3:PutEncryptionConfiguration",
      "bucket-public-access": "s3:PutBucketPublicAccessBlock",
      "bucket-versioning": "s3:PutBucketVersioning",
      "bucket-access-logs": "s3:PutBucketLogging",
      "log-group-retention": "logs:PutRetentionPolicy",
      "security-group-ingress": "ec2:RevokeSecurityGroupIngress",
      "kms-rotation": "kms:EnableKeyRotation",
      "rds-public-access": "rds:ModifyDBInstance",
    };
    for (const kind of KINDS) {
      const statements = statementsOf(one(`remediations-${kind}-access`)["policy"]);
      const actions = statements.flatMap(({ Action }) => Action);
      const changing = Object.values(changes).filter((action) => actions.includes(action));
      assert.deepEqual(changing, [changes[kind]], kind);
      const own = statements.find(({ Action }) => [Action].flat().includes(changes[kind] ?? ""));
      const tied =
        JSON.stringify(own?.Condition) === '{"StringEquals":{"aws:ResourceTag/Environment":"prod"}}';
      const named = [own?.Resource].flat().every((arn) => !String(arn).includes("*"));
      assert.ok(tied || named, kind);
    }
  });

  it("tells the alerts topic of what is found, and keeps what it could not tell", () => {
    const pattern = JSON.parse(one("config-alerts-rule")["eventPattern"]);
    assert.deepEqual(pattern.detail.newEvaluationResult.complianceType, ["NON_COMPLIANT"]);
    const target = one("config-alerts-target");
    assert.equal(target["arn"], "arn:aws:sns:eu-west-1:111122223333:alerts");
    assert.ok(target["deadLetterConfig"]);
  });

  it("has an alarm on the errors of every function, of the one that judges too", () => {
    const alarms = ofType("cloudwatch/metricAlarm:MetricAlarm").filter(
      ({ inputs }) => inputs["metricName"] === "Errors",
    );
    assert.deepEqual(
      alarms.map(({ inputs }) => inputs["dimensions"].FunctionName).sort(),
      ofType("lambda/function:Function")
        .map(({ name }) => name)
        .sort(),
    );
    assert.ok(alarms.every(({ inputs }) => inputs["alarmActions"][0].endsWith(":alerts")));
  });
});
