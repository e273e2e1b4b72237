import * as assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  CreateStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
} from "@aws-sdk/client-kinesis";
import { TOPICS, type Topic, topicSlug } from "../../contracts/topics";
import { emulatorCredentials } from "../../local/emulator";
import { createPublisher, kinesisSettings, quarantineWriter, streamWriter } from "../../publisher";
import { bytesOf, event } from "../runtime/support/events";
import { objects, rows } from "../runtime/support/stores";
import { BUCKETS, createWorld, TABLES, type World } from "../runtime/support/world";

describe("the publisher on the emulator", () => {
  let world: World;
  let kinesis: KinesisClient;
  const streams = Object.fromEntries(TOPICS.map((topic) => [topic, topicSlug(topic)])) as Record<
    Topic,
    string
  >;
  before(async function () {
    this.timeout(300_000);
    world = await createWorld();
    kinesis = new KinesisClient(
      kinesisSettings({ endpoint: world.endpoint, region: "us-east-1", credentials: emulatorCredentials() }),
    );
    for (const StreamName of Object.values(streams)) {
      await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
    }
  });
  after(async () => {
    kinesis.destroy();
    await world.stop();
  });

  const publisher = () =>
    createPublisher({
      put: streamWriter(kinesis, streams),
      quarantine: quarantineWriter(
        { s3: world.clients.s3, dynamodb: world.clients.dynamo },
        { bucket: BUCKETS.quarantine, table: TABLES.quarantine },
      ),
    });

  async function stored(topic: Topic): Promise<Buffer[]> {
    const { ShardIterator } = await kinesis.send(
      new GetShardIteratorCommand({
        StreamName: streams[topic],
        ShardId: "shardId-000000000000",
        ShardIteratorType: "TRIM_HORIZON",
      }),
    );
    const { Records = [] } = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
    return Records.map(({ Data }) => Buffer.from(Data ?? []));
  }

  it("puts every line as it is on the stream of its type, and what it cannot read on the chat stream", async () => {
    const lines = [
      ...TOPICS.map((topic) => bytesOf(` ${JSON.stringify(event(topic))}`)),
      Buffer.from([0xff, 0x00, 0x0a]),
      bytesOf("no json"),
    ];
    const results = await publisher().publish(lines);
    assert.ok(results.every(({ status }) => status === "sent"));
    for (const [at, topic] of TOPICS.entries()) {
      const expected =
        topic === "chat.message.sent" ? [lines[at], ...lines.slice(TOPICS.length)] : [lines[at]];
      assert.deepEqual(new Set((await stored(topic)).map(String)), new Set(expected.map(String)));
    }
  });

  it("sends the largest line a stream takes and quarantines one of a byte more, once however often", async () => {
    const empty = bytesOf(event("audit.event.logged", { details: { text: "" } })).byteLength;
    const sized = (bytes: number) =>
      bytesOf(event("audit.event.logged", { details: { text: "x".repeat(bytes - empty) } }));
    const [largest, tooLarge] = [sized(1_048_576 - 32), sized(1_048_576 - 31)];
    for (let time = 0; time < 2; time++) {
      const [sent, quarantined] = await publisher().publish([largest, tooLarge]);
      assert.deepEqual([sent?.status, quarantined?.status], ["sent", "quarantined"]);
    }
    const sha256 = createHash("sha256").update(tooLarge).digest("hex");
    const key = `reason=too_large/topic=audit.event.logged/publisher-${sha256}`;
    assert.deepEqual((await objects(world.clients, BUCKETS.quarantine)).get(key), tooLarge);
    const [row, ...more] = await rows(world.clients, TABLES.quarantine);
    assert.deepEqual(more, []);
    assert.deepEqual(
      [row?.["quarantine_id"], row?.["reason"], row?.["object_key"], row?.["sha256"], row?.["size"]],
      [`audit.event.logged/publisher-${sha256}`, "too_large", key, sha256, tooLarge.byteLength],
    );
  }).timeout(30_000);
});
