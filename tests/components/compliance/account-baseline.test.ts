import * as assert from "node:assert/strict";
import { AccountBaseline } from "../../../components/compliance/account-baseline";
import { Compliance, type ComplianceArgs } from "../../../components/compliance/compliance";
import { SecureBucket } from "../../../components/shared/secure-bucket";
import { classTags } from "../../../contracts/tags";
import { allows } from "../../support/access";
import { PLACE } from "../../support/arns";
import { type Registration, recordEngine } from "../../support/engine";
import { keyArnOf } from "../../support/stores";

const TRAIL_ARN = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/strata-test-account-trail";
const KEPT = { accessLogsBucket: "logs", objectLockMode: "COMPLIANCE", protect: true } as const;

describe("AccountBaseline", () => {
  const engine = recordEngine();
  let found: Registration[];
  before(async () => {
    found = await engine.registrations(() => {
      const notes = {
        dataClass: "interaction-logs",
        keyArn: keyArnOf("interaction"),
        protect: true,
      } as const;
      const buckets = ["notes", "drafts"].map((name) => new SecureBucket(name, notes));
      const key = { account: keyArnOf("account"), volumes: keyArnOf("volumes") };
      new AccountBaseline("account", { ...KEPT, place: PLACE, key, buckets });
    });
  });
  /** Children by name; what makes the bucket whole stands below a component of the trail's own name. */
  const below = (parent: string) =>
    found
      .filter((each) => each.parent === parent && !/^aws:s3\/bucket/.test(each.type))
      .map(({ name }) => name);
  const inputsOf = (name: string) => found.find((each) => each.name === name)?.inputs ?? {};

  it("is made only by the one stack of an account that says so", async () => {
    const args = { ...KEPT, place: PLACE, accountBaseline: false, key: { operations: "operations" } };
    const found = await engine.registrations(() => {
      new Compliance("compliance", args as unknown as ComplianceArgs);
    });
    assert.deepEqual(
      found.map(({ name }) => name),
      ["compliance"],
    );
  });

  it("has exactly a trail, defaults and detectors", () => {
    assert.deepEqual(below("account"), ["account-trail", "account-defaults", "account-detectors"]);
    assert.deepEqual(below("account-trail").sort(), [
      "account-trail",
      "account-trail-logs",
      "account-trail-trail",
      "account-trail-writer",
      "account-trail-writer-access",
      "account-trail-writer-access-attachment",
    ]);
    assert.deepEqual(below("account-defaults").sort(), [
      "account-defaults-backups",
      "account-defaults-passwords",
      "account-defaults-public-access",
      "account-defaults-volume-encryption",
      "account-defaults-volume-key",
    ]);
    assert.deepEqual(below("account-detectors").sort(), [
      "account-detectors-findings",
      "account-detectors-foundational",
      "account-detectors-lambda-network-logs",
      "account-detectors-nist-800-53",
      "account-detectors-rds-login-events",
      "account-detectors-s3-data-events",
      "account-detectors-threats",
    ]);
  });

  it("records the calls of all regions, validated, encrypted, to bucket and log group", () => {
    const trail = inputsOf("account-trail-trail");
    assert.deepEqual(
      [trail["isMultiRegionTrail"], trail["includeGlobalServiceEvents"], trail["enableLogFileValidation"]],
      [true, true, true],
    );
    assert.deepEqual([trail["enableLogging"], trail["kmsKeyId"]], [true, keyArnOf("account")]);
    assert.equal(trail["s3BucketName"], "account-trail-bucket");
    assert.equal(
      trail["cloudWatchLogsGroupArn"],
      "arn:aws:logs:eu-west-1:111122223333:log-group:account-trail-logs:*",
    );
    assert.deepEqual(trail["tags"], classTags("account-trail"));
  });

  it("tells every reading and writing of the objects it is given, and of no other", () => {
    assert.deepEqual(inputsOf("account-trail-trail")["eventSelectors"], [
      {
        includeManagementEvents: true,
        readWriteType: "All",
        dataResources: [
          { type: "AWS::S3::Object", values: ["arn:aws:s3:::notes-bucket/", "arn:aws:s3:::drafts-bucket/"] },
        ],
      },
    ]);
  });

  it("lets this trail alone write into its locked bucket, below the account's own prefix", () => {
    const asked = (arn: string, account = PLACE.accountId, below = PLACE.accountId) =>
      allows(inputsOf("account-trail-policy")["policy"], {
        principal: "Service:cloudtrail.amazonaws.com",
        action: "s3:PutObject",
        resource: `arn:aws:s3:::account-trail-bucket/AWSLogs/${below}/CloudTrail/a.gz`,
        context: {
          "aws:SecureTransport": "true",
          "s3:TlsVersion": "1.3",
          "aws:SourceArn": arn,
          "aws:SourceAccount": account,
          "s3:x-amz-server-side-encryption-aws-kms-key-id": String(keyArnOf("account")),
        },
      });
    assert.equal(asked(TRAIL_ARN), true);
    assert.equal(asked(`${TRAIL_ARN}-2`), false);
    assert.equal(asked(TRAIL_ARN, "999988887777"), false);
    assert.equal(asked(TRAIL_ARN, PLACE.accountId, "999988887777"), false);
    assert.deepEqual(inputsOf("account-trail-object-lock")["rule"], {
      defaultRetention: { mode: "COMPLIANCE", days: 2555 },
    });
  });

  it("lets the trail's role write its own log streams, and nothing else", () => {
    const group = "arn:aws:logs:eu-west-1:111122223333:log-group:account-trail-logs";
    const { policy } = inputsOf("account-trail-writer-access");
    const stream = `${group}:log-stream:111122223333_CloudTrail_eu-west-1`;
    assert.ok(allows(policy, { action: "logs:PutLogEvents", resource: stream }));
    assert.ok(allows(policy, { action: "logs:CreateLogStream", resource: stream }));
    assert.ok(!allows(policy, { action: "logs:PutLogEvents", resource: `${group}:log-stream:other` }));
    assert.ok(!allows(policy, { action: "logs:DeleteLogStream", resource: stream }));
  });

  it("waits with the trail until bucket and role let it in", () => {
    const dependencies = found.find(({ name }) => name === "account-trail-trail")?.dependencies ?? [];
    for (const name of ["account-trail-policy", "account-trail-writer-access-attachment"]) {
      assert.ok(dependencies.includes(name), name);
    }
  });

  it("sets defaults that hold where nobody says otherwise", () => {
    assert.equal(inputsOf("account-defaults-volume-encryption")["enabled"], true);
    assert.equal(inputsOf("account-defaults-volume-key")["keyArn"], keyArnOf("volumes"));
    assert.deepEqual(inputsOf("account-defaults-public-access"), {
      accountId: PLACE.accountId,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    const passwords = inputsOf("account-defaults-passwords");
    assert.deepEqual(
      [passwords["minimumPasswordLength"], passwords["maxPasswordAge"], passwords["passwordReusePrevention"]],
      [14, 90, 24],
    );
    assert.equal(inputsOf("account-defaults-backups")["resourceTypeManagementPreference"].DynamoDB, true);
  });

  it("watches objects, sign-ins and functions, and checks against two standards", () => {
    const features = found.filter(({ type }) => type === "aws:guardduty/detectorFeature:DetectorFeature");
    assert.deepEqual(
      features.map(({ inputs }) => [inputs["name"], inputs["status"]]),
      [
        ["S3_DATA_EVENTS", "ENABLED"],
        ["RDS_LOGIN_EVENTS", "ENABLED"],
        ["LAMBDA_NETWORK_LOGS", "ENABLED"],
      ],
    );
    assert.equal(inputsOf("account-detectors-findings")["enableDefaultStandards"], false);
    const standards = found.filter(({ type }) => /StandardsSubscription$/.test(type));
    assert.deepEqual(
      standards.map(({ inputs }) => inputs["standardsArn"]),
      [
        "arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0",
        "arn:aws:securityhub:eu-west-1::standards/nist-800-53/v/5.0.0",
      ],
    );
  });
});
