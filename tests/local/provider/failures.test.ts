import assert from "node:assert/strict";
import { awsProvider } from "../../../local/provider/aws/provider";
import { InitError, initFailure } from "../../../local/provider/protocol/init-error";
import type { Provider } from "../../../local/provider/protocol/provider";
import { trust } from "./cases/shared";
import { type Bench, startBench } from "./support/bench";
import { configured, make, read, SEED, subject } from "./support/life";

const ROLE = "aws:iam/role:Role";
const KEY = "aws:kms/key:Key";
const BUCKET = "aws:s3/bucket:Bucket";

describe("the provider on the emulator", function () {
  this.timeout(60_000);
  let bench: Bench;
  let provider: Provider;

  before(async () => {
    bench = await startBench();
    provider = await configured(bench);
  });
  after(() => bench?.stop());

  it("names the resource and AWS's own error when a creation fails", async () => {
    const inputs = { name: "taken", assumeRolePolicy: trust("lambda.amazonaws.com") };
    const first = await make(provider, ROLE, "one", inputs);
    await assert.rejects(make(provider, ROLE, "two", inputs), {
      message: /^creating aws:iam\/role:Role "two": EntityAlreadyExists.*taken already exists/,
    });
    await provider.delete(first);
  });

  it("hands the engine a resource that was made but not completed, so that none is left over", async () => {
    // The check would find this one; without it AWS does, after the key is made.
    const unchecked = awsProvider({ ...bench.environment, models: false }, "7.0.0");
    const inputs = {
      customerMasterKeySpec: "HMAC_256",
      keyUsage: "GENERATE_VERIFY_MAC",
      enableKeyRotation: true,
    };
    const failed: unknown = await make(unchecked, KEY, "half", inputs).catch((error) => error);
    assert.ok(failed instanceof InitError);
    assert.match(failed.message, /^completing aws:kms\/key:Key "half": UnsupportedOperation/);
    const { metadata } = initFailure(failed);
    assert.equal(metadata?.get("grpc-status-details-bin").length, 1);
    const half = { ...subject(KEY, "half"), id: failed.id, inputs: failed.inputs, state: failed.state };
    assert.ok(await read(provider, half), "it stands");
    await provider.delete(half);
    assert.equal(await read(provider, half), undefined);
  });

  it("does not remove a bucket with objects unless it is told to", async () => {
    const kept = await make(provider, BUCKET, "kept", {});
    await make(provider, "aws:s3/bucketVersioning:BucketVersioning", "kept", {
      bucket: kept.id,
      versioningConfiguration: { status: "Enabled" },
    });
    for (const Body of ["one", "two"]) {
      await bench.aws.request("s3", "PutObject", { Bucket: kept.id, Key: "a", Body });
    }
    await bench.aws.request("s3", "DeleteObject", { Bucket: kept.id, Key: "a" });
    await assert.rejects(provider.delete(kept), /^ResourceError: deleting aws:s3.*"kept": BucketNotEmpty/);
    await provider.delete({ ...kept, state: { ...kept.state, forceDestroy: true } });
    assert.equal(await read(provider, kept), undefined);
  });

  it("takes over a resource that it is only given the id of", async () => {
    const queue = await make(provider, "aws:sqs/queue:Queue", "there", { visibilityTimeoutSeconds: 77 });
    const seen = await provider.read({ ...queue, inputs: {}, state: {} });
    assert.equal(seen?.inputs["visibilityTimeoutSeconds"], 77);
    assert.equal(seen?.state["visibilityTimeoutSeconds"], 77);
    assert.deepEqual(seen?.inputs["tags"], { Owner: "platform" });
    await provider.delete(queue);
  });

  it("refuses credentials of another account before anything is made", async () => {
    await assert.rejects(
      provider.configure({ allowedAccountIds: JSON.stringify(["123456789012"]) }),
      /belong to account 000000000000; allowedAccountIds of the provider allows 123456789012/,
    );
  });

  it("keeps a secret of the inputs secret in the state, also after a refresh", async () => {
    const type = "aws:secretsmanager/secretVersion:SecretVersion";
    const holder = await make(provider, "aws:secretsmanager/secret:Secret", "s", { recoveryWindowInDays: 0 });
    const secretString = {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      value: "x",
    };
    const news = { secretId: holder.id, secretString };
    const { inputs } = await provider.check({ ...subject(type, "s"), olds: {}, news, seed: SEED });
    const made = await provider.create({ ...subject(type, "s"), inputs, preview: false });
    assert.deepEqual(made.state["secretString"], secretString);
    const seen = await provider.read({ ...subject(type, "s"), id: made.id, inputs, state: made.state });
    assert.deepEqual(
      [seen?.inputs["secretString"], seen?.state["secretString"]],
      [secretString, secretString],
    );
    await provider.delete(holder);
  });
});
