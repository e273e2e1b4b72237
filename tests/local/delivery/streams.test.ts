import * as assert from "node:assert/strict";
import {
  DeleteDeliveryStreamCommand,
  DescribeDeliveryStreamCommand,
  ListDeliveryStreamsCommand,
  ListTagsForDeliveryStreamCommand,
  StartDeliveryStreamEncryptionCommand,
  StopDeliveryStreamEncryptionCommand,
  TagDeliveryStreamCommand,
  UntagDeliveryStreamCommand,
  UpdateDestinationCommand,
} from "@aws-sdk/client-firehose";
import { type Delivery, emulator, startDelivery } from "./support/bench";
import { createWorld, eventually, type World } from "./support/world";

describe("a delivery stream's definition", function () {
  this.timeout(60_000);
  let delivery: Delivery;
  let world: World;

  before(async () => {
    const { endpoint } = await emulator();
    delivery = await startDelivery(endpoint);
    world = createWorld(endpoint, delivery);
  });
  after(() => delivery.stop());

  async function described(name: string) {
    const answer = await world.firehose.send(new DescribeDeliveryStreamCommand({ DeliveryStreamName: name }));
    return answer.DeliveryStreamDescription;
  }

  it("is described with AWS's defaults", async () => {
    const { name, roleArn, bucket } = await world.stream({ BufferingHints: undefined });
    const description = await described(name);
    assert.equal(
      description?.DeliveryStreamARN,
      `arn:aws:firehose:us-east-1:000000000000:deliverystream/${name}`,
    );
    assert.equal(description?.DeliveryStreamStatus, "ACTIVE");
    assert.ok(description?.CreateTimestamp instanceof Date);
    const s3 = description?.Destinations?.[0]?.ExtendedS3DestinationDescription;
    assert.deepEqual([s3?.RoleARN, s3?.BucketARN], [roleArn, `arn:aws:s3:::${bucket}`]);
    assert.deepEqual(s3?.BufferingHints, { SizeInMBs: 5, IntervalInSeconds: 300 });
    assert.equal(s3?.CompressionFormat, "UNCOMPRESSED");
  });

  it("is listed in the order of names, page by page", async () => {
    const made = [await world.stream(), await world.stream(), await world.stream()];
    const first = await world.firehose.send(new ListDeliveryStreamsCommand({ Limit: 1 }));
    const ExclusiveStartDeliveryStreamName = first.DeliveryStreamNames?.[0];
    const rest = await world.firehose.send(
      new ListDeliveryStreamsCommand({ Limit: 100, ExclusiveStartDeliveryStreamName }),
    );
    const names = [...(first.DeliveryStreamNames ?? []), ...(rest.DeliveryStreamNames ?? [])];
    assert.equal(first.HasMoreDeliveryStreams, true);
    assert.deepEqual(names, [...names].sort());
    assert.ok(made.every(({ name }) => names.includes(name)));
  });

  it("carries tags", async () => {
    const { name: DeliveryStreamName } = await world.stream();
    const Tags = [
      { Key: "Owner", Value: "data" },
      { Key: "Environment", Value: "dev" },
    ];
    await world.firehose.send(new TagDeliveryStreamCommand({ DeliveryStreamName, Tags }));
    await world.firehose.send(
      new UntagDeliveryStreamCommand({ DeliveryStreamName, TagKeys: ["Environment"] }),
    );
    const answer = await world.firehose.send(new ListTagsForDeliveryStreamCommand({ DeliveryStreamName }));
    assert.deepEqual(answer.Tags, [{ Key: "Owner", Value: "data" }]);
  });

  it("tells whether and with which key it is encrypted", async () => {
    const { name: DeliveryStreamName } = await world.stream();
    const KeyARN = "arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    const DeliveryStreamEncryptionConfigurationInput = { KeyType: "CUSTOMER_MANAGED_CMK" as const, KeyARN };
    await world.firehose.send(
      new StartDeliveryStreamEncryptionCommand({
        DeliveryStreamName,
        DeliveryStreamEncryptionConfigurationInput,
      }),
    );
    const started = (await described(DeliveryStreamName))?.DeliveryStreamEncryptionConfiguration;
    assert.deepEqual([started?.Status, started?.KeyARN], ["ENABLED", KeyARN]);
    await world.firehose.send(new StopDeliveryStreamEncryptionCommand({ DeliveryStreamName }));
    assert.equal(
      (await described(DeliveryStreamName))?.DeliveryStreamEncryptionConfiguration?.Status,
      "DISABLED",
    );
  });

  it("is changed only from the version the caller knows", async () => {
    const { name } = await world.stream();
    const stale = new UpdateDestinationCommand({
      DeliveryStreamName: name,
      CurrentDeliveryStreamVersionId: "7",
      DestinationId: "destinationId-000000000001",
      ExtendedS3DestinationUpdate: { Prefix: "x/" },
    });
    await assert.rejects(world.firehose.send(stale), { name: "ConcurrentModificationException" });
  });

  it("exists once", async () => {
    const { name, roleArn, bucket } = await world.stream();
    const { CreateDeliveryStreamCommand } = await import("@aws-sdk/client-firehose");
    const ExtendedS3DestinationConfiguration = { RoleARN: roleArn, BucketARN: `arn:aws:s3:::${bucket}` };
    const again = new CreateDeliveryStreamCommand({
      DeliveryStreamName: name,
      ExtendedS3DestinationConfiguration,
    });
    await assert.rejects(world.firehose.send(again), { name: "ResourceInUseException" });
  });

  it("is gone after its deletion, which delivers what was accepted before", async () => {
    const stream = await world.stream({ BufferingHints: { SizeInMBs: 128, IntervalInSeconds: 900 } });
    await world.put(stream.name, ["last words"]);
    await world.firehose.send(new DeleteDeliveryStreamCommand({ DeliveryStreamName: stream.name }));
    await eventually(
      async () =>
        (await described(stream.name).catch((error: Error) => error.name)) === "ResourceNotFoundException",
    );
    assert.deepEqual(
      (await world.objects(stream.bucket)).map(({ text }) => text),
      ["last words"],
    );
  });

  it("survives the end of the process", async () => {
    const { name } = await world.stream({ Prefix: "kept/" });
    await delivery.kill();
    await delivery.start();
    assert.equal(
      (await described(name))?.Destinations?.[0]?.ExtendedS3DestinationDescription?.Prefix,
      "kept/",
    );
  });
});
