import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { emulatorCredentials } from "../../../local/emulator";
import { extractObjects, orderRestores, selectObjects, UnsafeKey, untilReadable } from "../../../operations";
import { REGION, type StoreBench, startStoreBench } from "../../support/store-bench";

const ALL = { prefix: "", since: 0, until: Number.MAX_SAFE_INTEGER };
const DAY = "year=2024/month=03/day=02";
const never = new AbortController().signal;

describe("a retrieval from the archive", function () {
  this.timeout(60_000);
  let bench: StoreBench;
  let s3: S3Client;
  let made = 0;

  const client = (credentials: ReturnType<typeof emulatorCredentials>) =>
    new S3Client({ endpoint: bench.endpoint, region: REGION, credentials, forcePathStyle: true });
  /** A bucket with two objects in Deep Archive, one in Glacier and one that can be read at once. */
  const archive = async () => {
    made += 1;
    const bucket = `archive-${made}`;
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
    const classes = { a: "DEEP_ARCHIVE", b: "DEEP_ARCHIVE", c: "GLACIER", d: "GLACIER_IR" } as const;
    for (const [name, StorageClass] of Object.entries(classes)) {
      const line = JSON.stringify({ event_id: name, subject: name === "a" ? "h1" : "h2" });
      const stored = { Bucket: bucket, Key: `${DAY}/${name}.gz`, Body: gzipSync(`${line}\n`) };
      await s3.send(new PutObjectCommand({ ...stored, StorageClass }));
    }
    return bucket;
  };
  const order = (bucket: string) => ({ bucket, tier: "Standard", days: 1 }) as const;

  before(async () => {
    bench = await startStoreBench();
    s3 = client(emulatorCredentials());
  });
  after(async () => {
    s3?.destroy();
    await bench?.stop();
  });

  it("tells what has to be restored from what can be read", async () => {
    const found = await selectObjects(s3, { ...ALL, bucket: await archive() });
    assert.deepEqual(
      found.map(({ state }) => state),
      ["archived", "archived", "archived", "readable"],
    );
  });

  it("orders copies, waits for them, and then they can be read", async () => {
    const bucket = await archive();
    const found = await selectObjects(s3, { ...ALL, bucket });
    const Key = found[0]?.key;
    await assert.rejects(s3.send(new GetObjectCommand({ Bucket: bucket, Key })), {
      name: "InvalidObjectState",
    });
    const { ordered, refused } = await orderRestores(s3, found, order(bucket), never, () => undefined);
    assert.deepEqual([ordered, refused], [3, []]);
    const seen: number[] = [];
    const states = await untilReadable(s3, bucket, found, 100, never, (count) => seen.push(count));
    assert.ok(states.every(({ state }) => state === "readable"));
    assert.equal(seen.at(0), 1);
    assert.ok(states[0]?.expires);
    await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
  });

  it("goes on where it was stopped, and orders nothing twice", async () => {
    const bucket = await archive();
    const found = await selectObjects(s3, { ...ALL, bucket });
    await orderRestores(s3, found.slice(0, 1), order(bucket), never, () => undefined);
    const again = await selectObjects(s3, { ...ALL, bucket });
    assert.deepEqual(
      again.map(({ state }) => state),
      ["restoring", "archived", "archived", "readable"],
    );
    const { ordered } = await orderRestores(s3, again, order(bucket), never, () => undefined);
    assert.equal(ordered, 2);
  });

  it("counts an order that somebody else placed meanwhile as placed", async () => {
    const bucket = await archive();
    const found = await selectObjects(s3, { ...ALL, bucket });
    await orderRestores(s3, found, order(bucket), never, () => undefined);
    const { ordered, refused } = await orderRestores(s3, found, order(bucket), never, () => undefined);
    assert.deepEqual([ordered, refused], [3, []]);
  });

  it("stops ordering and waiting when told to", async () => {
    const bucket = await archive();
    const found = await selectObjects(s3, { ...ALL, bucket });
    const stopped = AbortSignal.abort();
    assert.equal((await orderRestores(s3, found, order(bucket), stopped, () => undefined)).ordered, 0);
    const states = await untilReadable(s3, bucket, found, 60_000, stopped, () => undefined);
    assert.equal(states.filter(({ state }) => state === "archived").length, 3);
  });

  it("names each object S3 refuses, and goes on with the others", async () => {
    const bucket = await archive();
    const found = await selectObjects(s3, { ...ALL, bucket });
    const Resource = `arn:aws:s3:::${bucket}/${DAY}/a.gz`;
    const reader = client(await bench.role([{ Effect: "Allow", Action: "s3:RestoreObject", Resource }]));
    const { ordered, refused } = await orderRestores(reader, found, order(bucket), never, () => undefined);
    reader.destroy();
    assert.equal(ordered, 1);
    assert.deepEqual(refused.map(({ key, code }) => `${key} ${code}`).sort(), [
      `${DAY}/b.gz AccessDenied`,
      `${DAY}/c.gz AccessDenied`,
    ]);
  });

  it("writes what can be read for its owner only, about one student where that is asked for", async () => {
    const bucket = await archive();
    const found = await selectObjects(s3, { ...ALL, bucket });
    await orderRestores(s3, found, order(bucket), never, () => undefined);
    const states = await untilReadable(s3, bucket, found, 100, never, () => undefined);
    const folder = mkdtempSync(join(tmpdir(), "retrieved-"));
    try {
      const whole = { folder: join(folder, "all"), subject: undefined };
      assert.deepEqual(await extractObjects(s3, bucket, states, whole, () => undefined), { files: 4 });
      const about = { folder: join(folder, "one"), subject: "h1" };
      const one = await extractObjects(s3, bucket, states, about, () => undefined);
      assert.deepEqual(one, { files: 1, lines: 1 });
      assert.deepEqual(readdirSync(join(folder, "one", DAY)), ["a"]);
      const file = join(folder, "one", DAY, "a");
      assert.equal(readFileSync(file, "utf8"), `${JSON.stringify({ event_id: "a", subject: "h1" })}\n`);
      assert.equal(statSync(file).mode & 0o777, 0o600);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("writes nothing outside the folder, whatever a key says", async () => {
    const bucket = await archive();
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: "x/../../out", Body: "x" }));
    const outside = [{ key: "x/../../out", size: 1, storageClass: "STANDARD", state: "readable" }] as const;
    const to = { folder: join(tmpdir(), "nowhere"), subject: undefined };
    await assert.rejects(
      extractObjects(s3, bucket, outside, to, () => undefined),
      UnsafeKey,
    );
  });
});
