import * as assert from "node:assert/strict";
import type { ExtendedS3DestinationConfiguration } from "@aws-sdk/client-firehose";
import { type Delivery, emulator, startDelivery } from "./support/bench";
import { createWorld, transformWith, type World } from "./support/world";

/** Partitions a record `<kind>:<hour>` by its parts; what is missing stays missing. */
const PARTITION = `
  return { records: event.records.map(({ recordId, data }) => {
    const [kind, hour] = Buffer.from(data, "base64").toString().trim().split(":");
    return { recordId, data, result: "Ok", metadata: { partitionKeys: { kind, hour } } };
  }) };`;

describe("dynamic partitioning", function () {
  this.timeout(60_000);
  let delivery: Delivery;
  let world: World;
  let functionArn: string;

  before(async () => {
    const { endpoint } = await emulator();
    delivery = await startDelivery(endpoint);
    world = createWorld(endpoint, delivery);
    functionArn = await world.fn(PARTITION);
  });
  after(() => delivery.stop());

  const partitioned = (more: Partial<ExtendedS3DestinationConfiguration> = {}) =>
    world.stream({
      ...transformWith(functionArn),
      BufferingHints: { SizeInMBs: 64, IntervalInSeconds: 1 },
      DynamicPartitioningConfiguration: { Enabled: true },
      Prefix: "kind=!{partitionKeyFromLambda:kind}/hour=!{partitionKeyFromLambda:hour}/",
      ErrorOutputPrefix: "errors/!{firehose:error-output-type}/day=!{timestamp:dd}/",
      ...more,
    });

  it("gathers the records of equal keys in one object under their prefix, in order", async () => {
    const stream = await partitioned();
    await world.put(stream.name, ["chat:01\n", "voice:01\n", "chat:02\n", "chat:01\n"]);
    const objects = await world.delivered(stream);
    const byPrefix = Object.fromEntries(
      objects.map(({ key, text }) => [key.slice(0, key.indexOf(stream.name)), text]),
    );
    assert.deepEqual(byPrefix, {
      "kind=chat/hour=01/": "chat:01\nchat:01\n",
      "kind=voice/hour=01/": "voice:01\n",
      "kind=chat/hour=02/": "chat:02\n",
    });
  });

  it("keeps a record that lacks a key under the error prefix and delivers the others", async () => {
    const stream = await partitioned();
    await world.put(stream.name, ["chat:01\n", "chat\n", ":03\n"]);
    const objects = await world.delivered(stream);
    const failed = objects.filter(({ key }) => /^errors\/processing-failed\/day=\d\d\//.test(key));
    const documents = failed.flatMap(({ text }) =>
      text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    );
    assert.deepEqual(
      documents.map(({ rawData, errorCode }) => [Buffer.from(rawData, "base64").toString(), errorCode]),
      [
        ["chat\n", "DynamicPartitioning.MetadataExtractionFailed"],
        [":03\n", "DynamicPartitioning.MetadataExtractionFailed"],
      ],
    );
    assert.equal(objects.length - failed.length, 1);
  });

  for (const [what, more, message] of [
    [
      "a buffer below 64 MiB",
      { BufferingHints: { SizeInMBs: 5, IntervalInSeconds: 1 } },
      /SizeInMBs is 5; allowed: 64 to 128/,
    ],
    [
      "a prefix without partition keys",
      { Prefix: "static/" },
      /Prefix is "static\/"; allowed: one with !\{partitionKeyFromLambda/,
    ],
    ["no error prefix", { ErrorOutputPrefix: undefined }, /ErrorOutputPrefix is missing/],
    [
      "an error prefix without the kind of failure",
      { ErrorOutputPrefix: "e/!{timestamp:yyyy}/" },
      /error-output-type/,
    ],
  ] as const) {
    it(`is refused with ${what}`, async () => {
      await assert.rejects(partitioned(more), { name: "InvalidArgumentException", message });
    });
  }
});
