import * as assert from "node:assert/strict";
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  GetLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { type Delivery, emulator, freePort, startDelivery, startOwnEmulator } from "./support/bench";
import { createWorld, eventually, transformWith, type World } from "./support/world";

const OK = `return { records: event.records.map((record) => ({ ...record, result: "Ok" })) };`;

describe("a delivery that fails", function () {
  this.timeout(60_000);
  let delivery: Delivery;
  let world: World;

  before(async () => {
    const { endpoint } = await emulator();
    delivery = await startDelivery(endpoint);
    world = createWorld(endpoint, delivery);
  });
  after(() => delivery.stop());

  it("for want of s3:PutObject names the action, keeps the records and goes on once the role has it", async () => {
    const RoleARN = await world.role([]);
    const stream = await world.stream({ RoleARN });
    await world.put(stream.name, ["kept"]);
    await eventually(async () => ((await delivery.status(stream.name)).lastFailure?.attempts ?? 0) > 2);
    const { lastFailure, bufferedRecords } = await delivery.status(stream.name);
    assert.equal(bufferedRecords, 1);
    assert.equal(lastFailure?.action, "s3:PutObject");
    assert.match(
      lastFailure?.message ?? "",
      new RegExp(`${RoleARN.split("/").pop()}.* is not authorized to perform: s3:PutObject`),
    );
    assert.ok(delivery.log.some((line) => line.includes('"action":"s3:PutObject"')));
    await world.grant(RoleARN, ["s3:PutObject"]);
    assert.deepEqual(
      (await world.delivered(stream)).map(({ text }) => text),
      ["kept"],
    );
    assert.equal((await delivery.status(stream.name)).lastFailure, undefined);
  });

  it("for want of lambda:InvokeFunction names the action and keeps the records under the error prefix", async () => {
    const RoleARN = await world.role(["s3:PutObject"]);
    const stream = await world.stream({ RoleARN, ...transformWith(await world.fn(OK)) });
    await world.put(stream.name, ["kept"]);
    const [object] = await world.delivered(stream);
    const document = JSON.parse(object?.text ?? "");
    assert.equal(document.errorCode, "Lambda.InvokeAccessDenied");
    assert.equal(Buffer.from(document.rawData, "base64").toString(), "kept");
    assert.equal((await delivery.status(stream.name)).lastFailure?.action, "lambda:InvokeFunction");
  });

  it("is written to the error log that the destination names, in AWS's words", async () => {
    const logGroupName = `/firehose/${await freePort()}`;
    const logStreamName = "delivery";
    await world.logs.send(new CreateLogGroupCommand({ logGroupName }));
    await world.logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    const RoleARN = await world.role(["logs:PutLogEvents"]);
    const CloudWatchLoggingOptions = {
      Enabled: true,
      LogGroupName: logGroupName,
      LogStreamName: logStreamName,
    };
    const { name, bucket } = await world.stream({ RoleARN, CloudWatchLoggingOptions });
    await world.put(name, ["kept"]);
    const written = async () =>
      (await world.logs.send(new GetLogEventsCommand({ logGroupName, logStreamName }))).events ?? [];
    await eventually(async () => (await written()).length > 0);
    const { message, ...event } = JSON.parse((await written())[0]?.message ?? "");
    assert.match(message, /not authorized to perform: s3:PutObject/);
    assert.deepEqual(event, {
      deliveryStreamARN: `arn:aws:firehose:us-east-1:000000000000:deliverystream/${name}`,
      destination: `arn:aws:s3:::${bucket}`,
      deliveryStreamVersionId: 1,
      errorCode: "S3.AccessDenied",
    });
  });

  it("for want of the bucket goes on once the bucket is there, with one object", async () => {
    const missing = `late-${await freePort()}-bucket`;
    const stream = await world.stream({ BucketARN: `arn:aws:s3:::${missing}` });
    await world.put(stream.name, ["late"]);
    await eventually(async () => (await delivery.status(stream.name)).lastFailure?.error === "NoSuchBucket");
    await world.s3.send(new CreateBucketCommand({ Bucket: missing }));
    assert.deepEqual(
      (await world.delivered(stream)).map(({ text }) => text),
      ["late"],
    );
  });

  it("while the emulator is away is no failure of the records: they wait", async () => {
    const own = await startOwnEmulator();
    const other = await startDelivery(own.endpoint);
    try {
      const first = createWorld(own.endpoint, other);
      const stream = await first.stream({
        ...transformWith(await first.fn(OK), { NumberOfRetries: "0", BufferIntervalInSeconds: "1" }),
      });
      await first.put(stream.name, ["patient"]);
      await own.stop();
      await eventually(async () => (await other.status(stream.name)).retries > 2);
      const { failedRecords, bufferedRecords, lastFailure } = await other.status(stream.name);
      assert.equal(lastFailure?.step, "transform");
      assert.deepEqual({ failedRecords, bufferedRecords }, { failedRecords: 0, bufferedRecords: 1 });
    } finally {
      await other.stop();
    }
  });
});
