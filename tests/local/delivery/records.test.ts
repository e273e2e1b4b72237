import * as assert from "node:assert/strict";
import { PutRecordBatchCommand, PutRecordCommand } from "@aws-sdk/client-firehose";
import { type Delivery, emulator, startDelivery } from "./support/bench";
import { createWorld, type World } from "./support/world";

const NEVER = { BufferingHints: { SizeInMBs: 128, IntervalInSeconds: 900 } };

describe("putting records", function () {
  this.timeout(60_000);
  let delivery: Delivery;
  let world: World;

  before(async () => {
    const { endpoint } = await emulator();
    delivery = await startDelivery(endpoint, { STRATA_DELIVERY_BACKLOG_MIB: "5" });
    world = createWorld(endpoint, delivery);
  });
  after(() => delivery.stop());

  it("answers each record of a batch with an id of its own", async () => {
    const { name } = await world.stream();
    const ids = await world.put(
      name,
      Array.from({ length: 500 }, () => "a"),
    );
    assert.equal(new Set(ids.filter(Boolean)).size, 500);
  });

  it("takes a single record of 1,000 KiB", async () => {
    const { name } = await world.stream();
    const Record = { Data: Buffer.alloc(1000 * 1024) };
    const { RecordId } = await world.firehose.send(
      new PutRecordCommand({ DeliveryStreamName: name, Record }),
    );
    assert.ok(RecordId);
  });

  for (const [what, records, message] of [
    ["more than 500 records", Array.from({ length: 501 }, () => "a"), /501 records; allowed: 1 to 500/],
    ["no record", [], /0 records; allowed: 1 to 500/],
    [
      "a record over 1,000 KiB",
      ["a".repeat(1000 * 1024 + 1)],
      /Records\[0\].Data has 1024001 bytes; allowed: at most 1024000/,
    ],
    [
      "more than 4 MiB",
      Array.from({ length: 5 }, () => "a".repeat(900 * 1024)),
      /4608000 bytes; allowed: at most 4194304/,
    ],
  ] as const) {
    it(`refuses a batch with ${what}, whole`, async () => {
      const { name } = await world.stream(NEVER);
      await assert.rejects(world.put(name, records), { name: "InvalidArgumentException", message });
      assert.equal((await delivery.status(name)).bufferedRecords, 0);
    });
  }

  it("names a stream that does not exist", async () => {
    await assert.rejects(world.put("nowhere", ["a"]), {
      name: "ResourceNotFoundException",
      message: "Firehose nowhere under account 000000000000 not found.",
    });
  });

  it("refuses the records that the backlog has no room for, one by one, then every call", async () => {
    const { name } = await world.stream(NEVER);
    await world.put(
      name,
      Array.from({ length: 4 }, () => "a".repeat(1000 * 1024)),
    );
    const Records = Array.from({ length: 4 }, () => ({ Data: Buffer.alloc(500 * 1024) }));
    const answer = await world.firehose.send(
      new PutRecordBatchCommand({ DeliveryStreamName: name, Records }),
    );
    assert.equal(answer.FailedPutCount, 2);
    assert.deepEqual(
      answer.RequestResponses?.map(({ ErrorCode }) => ErrorCode ?? "ok"),
      ["ok", "ok", "ServiceUnavailableException", "ServiceUnavailableException"],
    );
    const Record = { Data: Buffer.alloc(500 * 1024) };
    const single = world.firehose.send(new PutRecordCommand({ DeliveryStreamName: name, Record }));
    await assert.rejects(single, { name: "ServiceUnavailableException", message: "Slow down." });
  });
});
