import assert from "node:assert/strict";
import { emulatorEnvironment } from "../../../local/emulator";
import type { Environment } from "../../../local/provider/aws/environment";
import { awsProvider } from "../../../local/provider/aws/provider";
import type { Provider } from "../../../local/provider/protocol/provider";
import { type Props, secret, UNKNOWN } from "../../../local/provider/protocol/values";
import { SEED, subject } from "./support/life";

const environment: Environment = {
  mode: "record",
  endpoint: "http://127.0.0.1:1",
  deliveryEndpoint: "http://127.0.0.1:1",
  account: "123456789012",
  region: "eu-west-1",
  models: true,
};

const trust = JSON.stringify({ Version: "2012-10-17", Statement: [] });

/** Valid inputs of a type; a test breaks one of them. */
const VALID: Record<string, Props> = {
  "aws:lambda/function:Function": {
    role: "arn:aws:iam::123456789012:role/a",
    runtime: "nodejs24.x",
    handler: "index.handler",
    s3Bucket: "code",
    s3Key: "a.zip",
  },
  "aws:dynamodb/table:Table": {
    hashKey: "id",
    attributes: [{ name: "id", type: "S" }],
    billingMode: "PAY_PER_REQUEST",
  },
  "aws:kinesis/stream:Stream": { shardCount: 1 },
  "aws:s3/bucketVersioning:BucketVersioning": {
    bucket: "lake",
    versioningConfiguration: { status: "Enabled" },
  },
  "aws:s3/bucketNotification:BucketNotification": {
    bucket: "landing",
    queues: [{ queueArn: "arn:aws:sqs:eu-west-1:123456789012:a", events: ["s3:ObjectCreated:*"] }],
  },
  "aws:cloudwatch/logGroup:LogGroup": { retentionInDays: 30 },
  "aws:kms/key:Key": { deletionWindowInDays: 7 },
  "aws:iam/role:Role": { assumeRolePolicy: trust },
};

/** Type, broken input, the property that is named, and what the reason says. */
const REFUSED: [type: string, broken: Props, property: string, reason: RegExp][] = [
  ["aws:lambda/function:Function", { runtime: "nodejs3.x" }, "runtime", /nodejs3\.x.*allowed: nodejs/s],
  ["aws:lambda/function:Function", { memorySize: 64 }, "memorySize", /64; allowed: 128 to/],
  ["aws:lambda/function:Function", { timeout: 901 }, "timeout", /901; allowed: .*900/],
  [
    "aws:dynamodb/table:Table",
    { attributes: [{ name: "id", type: "X" }] },
    "attributes[0].type",
    /allowed: S, N, B/,
  ],
  [
    "aws:s3/bucketNotification:BucketNotification",
    { queues: [{ queueArn: "arn:aws:sqs:eu-west-1:123456789012:a", events: ["s3:ObjectMade:*"] }] },
    "queues[0].events",
    /s3:ObjectMade:\*.*allowed: .*s3:ObjectCreated/,
  ],
  ["aws:kinesis/stream:Stream", { retentionPeriod: 9000 }, "retentionPeriod", /9000; allowed: .*8760/],
  [
    "aws:s3/bucketVersioning:BucketVersioning",
    { versioningConfiguration: { status: "On" } },
    "versioningConfiguration.status",
    /On.*allowed: Enabled, Suspended/,
  ],
  ["aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 31 }, "retentionInDays", /31; allowed: .*30/],
  ["aws:kms/key:Key", { deletionWindowInDays: 6 }, "deletionWindowInDays", /6; allowed: 7 to 30/],
  ["aws:iam/role:Role", { maxSessionDuration: 60 }, "maxSessionDuration", /60; allowed: 3600 to 43200/],
];

describe("a check before anything is made", function () {
  this.timeout(60_000);
  let provider: Provider;

  before(async () => {
    process.env["STRATA_MODELS"] = (await emulatorEnvironment()).sitePackages;
    provider = awsProvider(environment, "7.0.0");
    await provider.configure({ defaultTags: JSON.stringify({ tags: { Owner: "platform", Team: "x" } }) });
  });

  const check = (type: string, news: Props) =>
    provider.check({ ...subject(type, "a"), olds: {}, news, seed: SEED });

  for (const [type, valid] of Object.entries(VALID)) {
    it(`takes a valid ${type}`, async () => {
      assert.deepEqual((await check(type, valid)).failures, []);
    });
  }

  for (const [type, broken, property, reason] of REFUSED) {
    it(`refuses ${JSON.stringify(broken)} of ${type}`, async () => {
      const { failures } = await check(type, { ...VALID[type], ...broken });
      assert.deepEqual(
        failures.map((failure) => failure.property),
        [property],
      );
      assert.match(failures[0]?.reason ?? "", reason);
      assert.match(failures[0]?.reason ?? "", new RegExp(`of ${type} "a"`), "names the resource");
    });
  }

  it("does not judge what is only known later", async () => {
    const { failures } = await check("aws:kinesis/stream:Stream", { shardCount: 1, kmsKeyId: UNKNOWN });
    assert.deepEqual(failures, []);
    const table = { ...VALID["aws:dynamodb/table:Table"], attributes: UNKNOWN };
    assert.deepEqual((await check("aws:dynamodb/table:Table", table)).failures, []);
  });

  it("does not repeat a secret that it refuses", async () => {
    const { failures } = await check("aws:iam/role:Role", { assumeRolePolicy: secret("hush") });
    assert.equal(failures[0]?.property, "assumeRolePolicy");
    assert.doesNotMatch(JSON.stringify(failures), /hush/);
  });

  it("tells which inputs the local stack does not realise, and only there", async () => {
    const emulating = awsProvider({ ...environment, mode: "emulate" }, "7.0.0");
    const news = { name: "a", shardCount: 1, warmThroughputMibPs: 5 };
    const request = { ...subject("aws:kinesis/stream:Stream", "a"), olds: {}, news, seed: SEED };
    assert.deepEqual((await emulating.check(request)).warnings, [
      'warmThroughputMibPs of aws:kinesis/stream:Stream "a" has no effect here: the local stack does not realise it.',
    ]);
    assert.deepEqual((await provider.check(request)).warnings, []);
  });

  it("puts the provider's default tags under the resource's own", async () => {
    const { inputs } = await check("aws:s3/bucket:Bucket", { tags: { Team: "y" } });
    assert.deepEqual(inputs["tags"], { Owner: "platform", Team: "y" });
    assert.deepEqual(inputs["tagsAll"], inputs["tags"]);
  });

  it("gives tags to a type that is only recorded, if AWS takes them there", async () => {
    const { inputs } = await check("aws:ec2/internetGateway:InternetGateway", {});
    assert.deepEqual(inputs["tags"], { Owner: "platform", Team: "x" });
    assert.equal((await check("aws:ec2/route:Route", {})).inputs["tags"], undefined);
  });

  it("makes a text of a document that is an object", async () => {
    const assumeRolePolicy = { Version: "2012-10-17", Statement: [] };
    const { inputs } = await check("aws:iam/role:Role", { assumeRolePolicy });
    assert.equal(inputs["assumeRolePolicy"], trust);
  });
});
