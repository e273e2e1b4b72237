import * as assert from "node:assert/strict";
import { UpdateDestinationCommand } from "@aws-sdk/client-firehose";
import { type Delivery, emulator, startDelivery } from "./support/bench";
import { createWorld, eventually, type World } from "./support/world";

describe("delivery buffering", function () {
  this.timeout(60_000);
  let delivery: Delivery;
  let world: World;

  before(async () => {
    const { endpoint } = await emulator();
    delivery = await startDelivery(endpoint);
    world = createWorld(endpoint, delivery);
  });
  after(() => delivery.stop());

  it("delivers what has come in as one object when the interval has passed", async () => {
    const stream = await world.stream({ BufferingHints: { SizeInMBs: 128, IntervalInSeconds: 1 } });
    await world.put(stream.name, ["a", "b"]);
    await world.put(stream.name, ["c"]);
    assert.deepEqual((await delivery.status(stream.name)).objects, 0);
    assert.deepEqual(
      (await world.delivered(stream)).map(({ text }) => text),
      ["abc"],
    );
  });

  it("delivers as soon as the size is reached, long before the interval has passed", async () => {
    const stream = await world.stream({ BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 900 } });
    const half = "x".repeat(600 * 1024);
    await world.put(stream.name, [half, half, "rest"]);
    await eventually(async () => (await delivery.status(stream.name)).deliveredRecords === 2);
    assert.deepEqual(
      (await world.objects(stream.bucket)).map(({ body }) => body.length),
      [2 * half.length],
    );
    assert.equal((await delivery.status(stream.name)).bufferedRecords, 1);
  });

  it("delivers at once with zero buffering", async () => {
    const stream = await world.stream({ BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 0 } });
    const begun = Date.now();
    await world.put(stream.name, ["now"]);
    assert.equal((await world.delivered(stream))[0]?.text, "now");
    // An interval left out means 300 s.
    assert.ok(Date.now() - begun < 10_000, `took ${Date.now() - begun} ms`);
  });

  it("compresses with gzip and says so in the name", async () => {
    const stream = await world.stream({ CompressionFormat: "GZIP" });
    await world.put(stream.name, ["one\n", "two\n"]);
    const [object] = await world.delivered(stream);
    assert.match(object?.key ?? "", /\.gz$/);
    assert.deepEqual([...(object?.body.subarray(0, 2) ?? [])], [0x1f, 0x8b]);
    assert.equal(object?.text, "one\ntwo\n");
  });

  it("appends the configured delimiter to each record", async () => {
    const Processors = [
      {
        Type: "AppendDelimiterToRecord" as const,
        Parameters: [{ ParameterName: "Delimiter" as const, ParameterValue: "\\n" }],
      },
    ];
    const stream = await world.stream({ ProcessingConfiguration: { Enabled: true, Processors } });
    await world.put(stream.name, ["a", "b"]);
    assert.equal((await world.delivered(stream))[0]?.text, "a\nb\n");
  });

  it("names objects by hour of arrival, stream, version, time and a unique id", async () => {
    const stream = await world.stream({ Prefix: "raw/" });
    await world.put(stream.name, ["a"]);
    const [object] = await world.delivered(stream);
    const name = new RegExp(
      `^raw/\\d{4}/\\d\\d/\\d\\d/\\d\\d/${stream.name}-1-\\d{4}(-\\d\\d){5}-[0-9a-f-]{36}$`,
    );
    assert.match(object?.key ?? "", name);
  });

  it("delivers under the changed destination, whose version is one higher", async () => {
    const stream = await world.stream({ BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 900 } });
    await world.put(stream.name, ["a"]);
    await world.firehose.send(
      new UpdateDestinationCommand({
        DeliveryStreamName: stream.name,
        CurrentDeliveryStreamVersionId: "1",
        DestinationId: "destinationId-000000000001",
        ExtendedS3DestinationUpdate: {
          BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 0 },
          Prefix: "new/",
        },
      }),
    );
    assert.match((await world.delivered(stream))[0]?.key ?? "", new RegExp(`^new/.*/${stream.name}-2-`));
  });
});
