import * as assert from "node:assert/strict";
import { type Delivery, emulator, startDelivery } from "./support/bench";
import { createWorld, transformWith, type World } from "./support/world";

/** Records to be acknowledged in spite of the kills. */
const RECORDS = 4000;
const BATCH = 100;

/** Partitions by the last digit, so that many objects are on their way at any time. */
const BY_DIGIT = `
  return { records: event.records.map(({ recordId, data }) => {
    const digit = Buffer.from(data, "base64").toString().trim().slice(-1);
    return { recordId, data, result: "Ok", metadata: { partitionKeys: { digit } } };
  }) };`;

describe("a delivery process that is killed in mid-load", function () {
  this.timeout(120_000);
  let delivery: Delivery;
  let world: World;

  before(async () => {
    const { endpoint } = await emulator();
    delivery = await startDelivery(endpoint);
    world = createWorld(endpoint, delivery);
  });
  after(() => delivery.stop());

  it("loses no acknowledged record and delivers none twice", async () => {
    const stream = await world.stream({
      ...transformWith(await world.fn(BY_DIGIT), { BufferSizeInMBs: "0.2" }),
      BufferingHints: { SizeInMBs: 64, IntervalInSeconds: 1 },
      DynamicPartitioningConfiguration: { Enabled: true },
      CompressionFormat: "GZIP",
      Prefix: "digit=!{partitionKeyFromLambda:digit}/",
      ErrorOutputPrefix: "errors/!{firehose:error-output-type}/",
    });
    const acknowledged = new Set<string>();
    const doubtful = new Set<string>();
    let stopped = false;
    const producing = (async () => {
      for (let first = 0; acknowledged.size < RECORDS; first += BATCH) {
        const lines = Array.from(
          { length: BATCH },
          (_, i) => `${`record ${first + i} `.padEnd(300, "x")}${(first + i) % 10}\n`,
        );
        const answer = await world.put(stream.name, lines).catch(() => undefined);
        for (const line of lines) (answer ? acknowledged : doubtful).add(line);
        // A batch without an answer may or may not have been taken: it is not sent again here, so that it can be told.
        if (!answer) await new Promise((resolve) => setTimeout(resolve, 50));
      }
      stopped = true;
    })();
    for (let kills = 0; kills < 5 || !stopped; kills++) {
      await new Promise((resolve) => setTimeout(resolve, 150 + 211 * (kills % 5)));
      await delivery.kill();
      await delivery.start();
    }
    await producing;
    const objects = await world.delivered(stream);
    assert.deepEqual(
      objects.filter(({ key }) => key.startsWith("errors/")),
      [],
    );
    const lines = objects.flatMap(({ text }) => text.split(/(?<=\n)/));
    const unique = new Set(lines);
    assert.equal(lines.length, unique.size, "records stand twice");
    assert.deepEqual(
      [...acknowledged].filter((line) => !unique.has(line)),
      [],
      "acknowledged records are lost",
    );
    assert.deepEqual(
      [...unique].filter((line) => !acknowledged.has(line) && !doubtful.has(line)),
      [],
    );
  });
});
