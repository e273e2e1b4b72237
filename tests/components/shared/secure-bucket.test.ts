import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { SecureBucket, type SecureBucketArgs } from "../../../components/shared/secure-bucket";
import { allows } from "../../support/access";
import { recordEngine } from "../../support/engine";

const KEY_ARN = "arn:aws:kms:eu-west-1:111122223333:key/notes";
const ARN = "arn:aws:s3:::notes-bucket";
const OWN_KEY = "s3:x-amz-server-side-encryption-aws-kms-key-id";

describe("SecureBucket", () => {
  const engine = recordEngine();
  const args: SecureBucketArgs = {
    dataClass: "interaction-logs",
    keyArn: KEY_ARN,
    accessLogsBucket: "logs",
    protect: false,
  };
  const create = (changes: Partial<SecureBucketArgs> = {}) =>
    engine.registrations(() => new SecureBucket("notes", { ...args, ...changes }));
  const part = async (name: string, changes: Partial<SecureBucketArgs> = {}) => {
    const found = (await create(changes)).find((resource) => resource.name === `notes-${name}`);
    assert.ok(found, `no child ${name}`);
    return found;
  };

  it("registers exactly these children, named after the component", async () => {
    const names = (await create()).map(({ name }) => name.replace(/^notes-?/, "")).sort();
    assert.deepEqual(names, [
      "",
      "bucket",
      "encryption",
      "lifecycle",
      "logging",
      "ownership",
      "policy",
      "public-access",
      "versioning",
    ]);
  });

  it("encrypts with its key, through a bucket key", async () => {
    assert.deepEqual((await part("encryption")).inputs["rules"], [
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: KEY_ARN },
        bucketKeyEnabled: true,
      },
    ]);
  });

  it("leaves encryption to S3 where no key is given, and then has none to name", async () => {
    let bucket: SecureBucket | undefined;
    const found = await engine.registrations(() => {
      bucket = new SecureBucket("notes", { ...args, keyArn: undefined });
    });
    const encryption = found.find(({ name }) => name === "notes-encryption");
    assert.deepEqual(encryption?.inputs["rules"], [
      { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
    ]);
    assert.throws(() => bucket?.keyArn, /no customer key/);
  });

  it("keeps versions, owns every object and blocks public access in all four ways", async () => {
    assert.deepEqual((await part("versioning")).inputs["versioningConfiguration"], { status: "Enabled" });
    assert.deepEqual((await part("ownership")).inputs["rule"], { objectOwnership: "BucketOwnerEnforced" });
    const { bucket: _, ...blocks } = (await part("public-access")).inputs;
    assert.deepEqual(Object.values(blocks), [true, true, true, true]);
  });

  it("logs access under its own prefix", async () => {
    const { inputs } = await part("logging");
    assert.deepEqual([inputs["targetBucket"], inputs["targetPrefix"]], ["logs", "notes/"]);
  });

  it("carries the tags of its class", async () => {
    assert.deepEqual((await part("bucket")).inputs["tags"], {
      DataClassification: "PHI",
      Retention: "interaction-logs",
    });
  });

  const put = {
    principal: "AWS:arn:aws:iam::111122223333:role/r",
    action: "s3:PutObject",
    resource: `${ARN}/a`,
  };
  const requests: [what: string, context: Record<string, string>, admitted: boolean][] = [
    ["TLS 1.3", { "aws:SecureTransport": "true", "s3:TlsVersion": "1.3" }, true],
    ["plain text", { "aws:SecureTransport": "false" }, false],
    ["TLS 1.1", { "aws:SecureTransport": "true", "s3:TlsVersion": "1.1" }, false],
    [
      "its own key named",
      { "aws:SecureTransport": "true", "s3:TlsVersion": "1.2", [OWN_KEY]: KEY_ARN },
      true,
    ],
    ["another key", { "aws:SecureTransport": "true", "s3:TlsVersion": "1.2", [OWN_KEY]: "other" }, false],
  ];
  for (const [what, context, admitted] of requests) {
    it(`${admitted ? "admits" : "refuses"} a write with ${what}`, async () => {
      const own = { Sid: "Own", Effect: "Allow" as const, Principal: "*" as const, Action: "s3:PutObject" };
      const { inputs } = await part("policy", {
        statements: (arn) => [{ ...own, Resource: pulumi.interpolate`${arn}/*` }],
      });
      assert.equal(allows(inputs["policy"], { ...put, context }), admitted);
    });
  }

  it("waits with rules about versions until there are versions, and with the policy for the access block", async () => {
    assert.ok((await part("lifecycle")).dependencies.includes("notes-versioning"));
    assert.ok((await part("policy")).dependencies.includes("notes-public-access"));
  });

  it("locks objects by default for as long as the manifest says", async () => {
    const locked = { dataClass: "audit-trail", objectLockMode: "COMPLIANCE" } as const;
    assert.equal((await part("bucket", locked)).inputs["objectLockEnabled"], true);
    assert.deepEqual((await part("object-lock", locked)).inputs["rule"], {
      defaultRetention: { mode: "COMPLIANCE", days: 2555 },
    });
  });

  const contradictions: [what: string, changes: Partial<SecureBucketArgs>, message: RegExp][] = [
    [
      "a lock the manifest does not state",
      { objectLockMode: "GOVERNANCE" },
      /'notes': objectLockMode is GOVERNANCE, but the manifest states no lock/,
    ],
    [
      "no lock where the manifest states one",
      { dataClass: "audit-trail" },
      /'notes': objectLockMode is not set, but the manifest states a lock of 2555 days/,
    ],
    [
      "a class without object retention",
      { dataClass: "event-claims" },
      /states no object retention for 'event-claims'/,
    ],
  ];
  for (const [what, changes, message] of contradictions) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(create(changes), message);
    });
  }

  for (const protect of [true, false]) {
    it(`${protect ? "keeps" : "gives up"} the bucket with the stack if protect is ${protect}`, async () => {
      const bucket = await part("bucket", { protect });
      assert.deepEqual([bucket.protect, bucket.retainOnDelete], [protect, protect]);
    });
  }
});
