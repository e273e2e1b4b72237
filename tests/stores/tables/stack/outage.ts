import assert from "node:assert/strict";
import { SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { settled } from "../../../faults/fault-case";
import { reset } from "../../../faults/support/answers";
import type { Bench } from "../../../faults/support/bench";
import { events, oneOfEach } from "../../../faults/support/input";
import { until } from "../../../local/event-sources/support/bench";
import { outputsOf, stackBench } from "./support";

/** How long DynamoDB answers nobody, milliseconds. */
const OUTAGE_MS = 30_000;

/** What functions call of DynamoDB. */
const ACTIONS = ["PutItem", "BatchGetItem", "UpdateItem", "TransactWriteItems"];

describe("the tables of a stack", function () {
  this.timeout(240_000);
  let bench: Bench;
  before(async () => {
    bench = await stackBench();
  });

  it("lose nothing and record nothing twice when DynamoDB is away for 30 seconds in mid-run", async () => {
    // The deployed minute is shortened, but not below what an outage takes: a message may be received five times.
    for (const { url: QueueUrl } of Object.values(outputsOf(bench).queues)) {
      const Attributes = { VisibilityTimeout: "12" };
      await bench.stack.clients.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
    }
    await bench.publish(oneOfEach());
    const away = ACTIONS.map((action) => bench.proxy.inject({ service: "dynamodb", action, how: reset }));
    const began = Date.now();
    await bench.publish([...events("safety.crisis.detected", 20), ...oneOfEach()]);
    await until("thirty seconds", () => Date.now() - began >= OUTAGE_MS, OUTAGE_MS + 1_000);
    for (const each of away) each.lift();
    assert.ok(away.some((each) => each.hits() > 0));
    await bench.publish(oneOfEach());
    await settled(bench);
    if ((await bench.givenUp()) > 0) {
      await bench.resume();
      await settled(bench);
    }
    assert.equal(await bench.givenUp(), 0);
    assert.deepEqual(await bench.book.check(bench.stack), []);
  });
});
