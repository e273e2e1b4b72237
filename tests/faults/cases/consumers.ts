import * as assert from "node:assert/strict";
import { PurgeQueueCommand, SendMessageBatchCommand } from "@aws-sdk/client-sqs";
import { logGroupNames, messagesOf } from "../../../demo/collect/logs";
import { depthOf } from "../../../demo/collect/queues";
import { type FaultCase, settled, stored } from "../fault-case";
import { loseAnswer, refuse } from "../support/answers";
import type { Bench } from "../support/bench";
import { events } from "../support/input";

const PUT = { service: "dynamodb", action: "PutItem" };

const MARKER = "Marlowe-Quist 415-555-0123";

/** Bodies that are no message of the bus, or none of this topic. */
const POISON = [
  MARKER,
  "{}",
  JSON.stringify({ source: "another", detail: { note: MARKER } }),
  JSON.stringify({ source: "strata", detail: { event_type: "chat.message.sent", note: MARKER } }),
  JSON.stringify({ source: "strata", detail: MARKER }),
  `${"[".repeat(50_000)}${MARKER}`,
];

async function functionLogs({ stack }: Bench): Promise<string> {
  const all: string[] = [];
  const { logs } = stack.clients;
  for (const group of await logGroupNames(logs))
    for await (const message of messagesOf(logs, group)) all.push(message);
  return all.join("\n");
}

export const CONSUMERS: FaultCase[] = [
  {
    fault: "a recorder cannot record half of a batch of messages",
    injected: "9 puts of three of six crisis events are refused with ProvisionedThroughputExceededException",
    expected: "those messages alone come again",
    run: (bench) => {
      const lines = events("safety.crisis.detected", 6);
      const half = lines.filter((_, at) => at % 2 === 0).map(({ event_id }) => `"${event_id}"`);
      const where = (call: { mentions(text: string): boolean }) => half.some((id) => call.mentions(id));
      const how = refuse(400, "ProvisionedThroughputExceededException");
      return stored(bench, [{ ...PUT, times: 9, where, how }], lines);
    },
  },
  {
    fault: "a put meets a transaction",
    injected: "3 puts of notifications are refused with TransactionConflictException",
    expected: "the messages come again",
    run: (bench) =>
      stored(
        bench,
        [{ ...PUT, times: 3, how: refuse(400, "TransactionConflictException") }],
        events("crisis.notification.required", 3),
      ),
  },
  {
    fault: "the answer to a recorder's put is lost",
    injected:
      "4 puts of notifications and audit entries are executed, then the connection ends without an answer",
    expected: "the second put finds its own item",
    run: (bench) =>
      stored(
        bench,
        [{ ...PUT, times: 4, how: loseAnswer }],
        [...events("crisis.notification.required", 2), ...events("audit.event.logged", 2)],
      ),
  },
  {
    fault: "the locked bucket does not take audit objects",
    injected:
      "5 puts into the audit bucket are refused with 503 SlowDown, 2 more are executed without an answer",
    expected: "each event has one locked object and one entry",
    run: (bench) => {
      const where = ({ path }: { path: string }) =>
        path.startsWith(`/${bench.stack.running.outputs.buckets.auditTrail}/`);
      const audit = { service: "s3", action: "PutObject", where };
      return stored(
        bench,
        [
          { ...audit, times: 5, how: refuse(503, "SlowDown") },
          { ...audit, times: 2, how: loseAnswer },
        ],
        events("audit.event.logged", 3),
      );
    },
  },
  {
    fault: "a queue is full of poison",
    injected: `${POISON.length} messages that are none, with personal values in them, before and between good ones`,
    expected: "good ones are recorded, poison goes to the dead-letter queue, and no log repeats a word of it",
    run: async (bench) => {
      const { sqs } = bench.stack.clients;
      const { url, deadLetterUrl } = bench.stack.running.outputs.queues.crisis;
      const Entries = POISON.map((MessageBody, at) => ({ Id: String(at), MessageBody }));
      await bench.publish(events("safety.crisis.detected", 2));
      await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
      await bench.publish(events("safety.crisis.detected", 2));
      await settled(bench);
      const dead = await depthOf(sqs, deadLetterUrl);
      assert.equal(dead.visible + dead.held, POISON.length);
      assert.doesNotMatch(await functionLogs(bench), /Marlowe|555-0123/);
      await sqs.send(new PurgeQueueCommand({ QueueUrl: deadLetterUrl }));
    },
  },
];
