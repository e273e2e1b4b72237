import * as assert from "node:assert/strict";
import type { StrataEvent } from "../../../contracts/events/event";
import { TOPICS } from "../../../contracts/topics";
import { createPublisher, kinesisSink, type PublishResult } from "../../../publisher";
import { during, type FaultCase } from "../fault-case";
import { loseAnswer, refuse, reset } from "../support/answers";
import type { Bench } from "../support/bench";
import { type Event, events, oneOfEach } from "../support/input";
import type { Fault } from "../support/proxy";

/** Publishes with the producers' library through the proxy; every event has to be accepted in the end. */
async function published(bench: Bench, fault: Fault, lines: Event[]): Promise<void> {
  const { running } = bench.stack;
  const sink = kinesisSink({
    client: {
      endpoint: bench.services,
      region: running.region,
      credentials: { ...running.credentials },
      maxAttempts: 1,
    },
  });
  const publisher = createPublisher({ streams: running.outputs.streams, sink, closeOnSigterm: false });
  for (const line of lines) bench.book.add(Buffer.from(JSON.stringify(line)));
  const [injected] = await during(bench, [fault], async () => {
    const results = await Promise.all(lines.map((line) => publisher.publish(line as unknown as StrataEvent)));
    await publisher.close();
    assert.deepEqual([...new Set(results.map(({ status }) => status))], ["accepted"]);
    bench.reached(results.flatMap(placeOf));
  });
  assert.ok((injected?.hits() ?? 0) >= (fault.times ?? 1), "the fault was met");

  function placeOf(result: PublishResult) {
    if (result.status !== "accepted" || !("shard" in result)) return [];
    const topic = TOPICS.find((name) => name === result.topic) ?? TOPICS[0];
    return [{ stream: running.outputs.streams[topic].name, ...result }];
  }
}

const PUT = { service: "kinesis", action: "PutRecords" };

export const PRODUCER: FaultCase[] = [
  {
    fault: "Kinesis throttles PutRecords",
    injected: "the first 3 calls are refused with ProvisionedThroughputExceededException",
    expected: "the publisher sends the whole request again",
    run: (bench) =>
      published(
        bench,
        { ...PUT, times: 3, how: refuse(400, "ProvisionedThroughputExceededException") },
        oneOfEach(),
      ),
  },
  {
    fault: "Kinesis takes part of a PutRecords",
    injected:
      "of the first 3 calls every second record is refused with ProvisionedThroughputExceededException",
    expected: "the publisher sends again only the refused records",
    run: (bench) =>
      published(
        bench,
        {
          ...PUT,
          times: 3,
          how: bench.partly.streams("ProvisionedThroughputExceededException", (at) => at % 2 === 0),
        },
        events("chat.message.sent", 7),
      ),
  },
  {
    fault: "the answer of a PutRecords is lost",
    injected: "the first 2 calls are executed, then the connection ends without an answer",
    expected: "the stream holds the records twice, the stores once",
    run: (bench) => published(bench, { ...PUT, times: 2, how: loseAnswer }, oneOfEach()),
  },
  {
    fault: "the connection to Kinesis is reset",
    injected: "the first 2 calls of PutRecords are cut off before they are executed",
    expected: "the publisher connects and sends again",
    run: (bench) => published(bench, { ...PUT, times: 2, how: reset }, events("audit.event.logged", 3)),
  },
];
