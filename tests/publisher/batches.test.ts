import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { KINESIS_LIMITS, type Metric } from "../../publisher";
import { event, message, publisherTo } from "./support/publishers";
import { createService } from "./support/service";

const sizeOf = ({ bytes, partitionKey }: { bytes: Uint8Array; partitionKey: string }) =>
  bytes.byteLength + Buffer.byteLength(partitionKey);

describe("the requests of a publisher", () => {
  it("keep to the service's limits whatever the events' sizes", async () => {
    const sizes = fc.array(fc.constantFrom(1, 2_000, 400_000, 1_040_000), { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1, max: 9 }), async (given, records) => {
        const service = createService();
        const limits = { ...KINESIS_LIMITS, records, requestBytes: 2_097_152 };
        const publisher = publisherTo({ ...service.sink, limits });
        const events = given.map((size, at) => message(`sess-${at}`, { text: "x".repeat(size) }));
        assert.equal((await publisher.publishAll(events)).accepted, events.length);
        for (const { records: sent } of service.requests) {
          assert.ok(sent.length <= records);
          assert.ok(sent.reduce((sum, record) => sum + sizeOf(record), 0) <= limits.requestBytes);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("are as full as the service takes them", async () => {
    const service = createService();
    await publisherTo(service.sink, { maxAgeMs: 60_000, concurrency: 1 }).publishAll(
      (function* () {
        for (let at = 0; at < 2_000; at++) yield message(`sess-${at}`);
      })(),
      (_, __, index) => assert.ok(index < 2_000),
    );
    assert.deepEqual(
      service.requests.map(({ records }) => records.length),
      [500, 500, 500, 500],
    );
  });

  it("wait for company no longer than the age", async () => {
    const service = createService();
    const publisher = publisherTo(service.sink, { maxAgeMs: 30 });
    await Promise.all([publisher.publish(message("a")), publisher.publish(message("b"))]);
    await publisher.publish(message("c"));
    assert.deepEqual(
      service.requests.map(({ records }) => records.length),
      [2, 1],
    );
  });

  it("do not keep an event waiting for company when it has waited for its session already", async () => {
    const service = createService();
    const publisher = publisherTo(service.sink, { maxAgeMs: 60_000, maxBatchRecords: 2 });
    const results = ["a", "b", "a"].map((session) => publisher.publish(message(session)));
    assert.deepEqual(
      (await Promise.all(results)).map(({ status }) => status),
      ["accepted", "accepted", "accepted"],
    );
  });

  it("leave at once on flush, which waits for what came before and for nothing after", async () => {
    const service = createService((number) => (number === 0 ? { turns: [5, 5] } : { whole: "silent" }));
    const publisher = publisherTo(service.sink, { maxAgeMs: 60_000, closeTimeoutMs: 0 });
    let settled = 0;
    for (const session of ["a", "b"]) void publisher.publish(message(session)).then(() => settled++);
    const flushed = publisher.flush();
    void publisher.publish(message("c"));
    await flushed;
    assert.equal(settled, 2);
    await publisher.close();
  });

  it("are of one stream each, and streams do not wait for each other", async () => {
    const service = createService((number) => (number === 0 ? { whole: "silent" } : {}));
    const publisher = publisherTo(service.sink, { closeTimeoutMs: 0 });
    void publisher.publish(message());
    const other = await publisher.publish(event("audit.event.logged"));
    assert.equal(other.status, "accepted");
    for (const { stream, records } of service.requests)
      for (const { bytes } of records)
        assert.equal(JSON.parse(Buffer.from(bytes).toString()).event_type, stream);
    await publisher.close();
  });

  it("are measured without a word of the events", async () => {
    const metrics: Metric[] = [];
    const service = createService((number) => (number === 0 ? { fails: [true, false] } : {}));
    const publisher = publisherTo(service.sink, { onMetric: (metric) => metrics.push(metric) });
    await publisher.publishAll([message("a"), message("b"), message("c", { role: "Zoë Marlowe-Quist" })]);
    const [rejected, first, retry, second] = metrics;
    assert.deepEqual(rejected, { name: "rejected", reason: "schema_violation" });
    assert.deepEqual(retry, { name: "retry", topic: "chat.message.sent", records: 1, delayMs: 0 });
    assert.deepEqual(
      [first, second].map(
        (each) => each?.name === "request" && [each.records, each.accepted, each.failed, each.error],
      ),
      [
        [2, 1, 1, "ProvisionedThroughputExceededException"],
        [1, 1, 0, undefined],
      ],
    );
    const bytes = service.requests.map(({ records }) =>
      records.reduce((sum, record) => sum + sizeOf(record), 0),
    );
    assert.deepEqual(
      [first, second].map((each) => each?.name === "request" && each.bytes),
      bytes,
    );
    assert.ok(!JSON.stringify(metrics).match(/Marlowe|evt_|sess/));
  });

  it("go on when the hook throws", async () => {
    const onMetric = () => {
      throw new Error("hook");
    };
    const publisher = publisherTo(createService().sink, { onMetric });
    assert.equal((await publisher.publish(message())).status, "accepted");
  });
});
