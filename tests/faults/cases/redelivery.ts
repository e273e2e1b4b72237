import * as assert from "node:assert/strict";
import { during, type FaultCase, resumed, settled, stored } from "../fault-case";
import { failInvocation, loseAnswer, refuse } from "../support/answers";
import type { Bench } from "../support/bench";
import { events, oneOfEach } from "../support/input";

const INVOKE = { service: "lambda", action: "Invoke" };

const processor = (bench: Bench) => bench.stack.running.outputs.functions.processors["chat.message.sent"];

export const REDELIVERY: FaultCase[] = [
  {
    fault: "the event source never hears that a batch is done",
    injected: "2 invocations are executed, then the connection ends without an answer",
    expected: "the whole batch comes again and changes nothing",
    run: (bench) => stored(bench, [{ ...INVOKE, times: 2, how: loseAnswer }], oneOfEach()),
  },
  {
    fault: "a function fails after it has done everything",
    injected: "2 invocations of a processor are executed and answered as unhandled errors",
    expected: "halves of the batch come again and change nothing",
    run: (bench) =>
      stored(
        bench,
        [
          {
            ...INVOKE,
            times: 2,
            where: (call) => call.path.includes(processor(bench)),
            how: failInvocation,
          },
        ],
        events("chat.message.sent", 6),
      ),
  },
  {
    fault: "a record that can never be processed lies beside healthy ones",
    injected: "every claim that names one event is refused with ValidationException until it is given up",
    expected:
      "its neighbours and the other shard are stored; it alone is told of, and stored once delivered again",
    run: async (bench) => {
      const [poison, ...healthy] = events("chat.message.sent", 8);
      assert.ok(poison);
      await during(
        bench,
        [
          {
            service: "dynamodb",
            action: "TransactWriteItems",
            where: (call) => call.mentions(`ingest#${poison.event_id}"`),
            how: refuse(400, "ValidationException"),
          },
        ],
        async () => {
          await bench.publish([...healthy.slice(0, 3), poison, ...healthy.slice(3, 5)], {
            partitionKey: "one",
          });
          await bench.publish(healthy.slice(5), { partitionKey: "three" });
        },
      );
      assert.equal(await bench.givenUp(), 1);
      const missing = await bench.book.check(bench.stack);
      assert.deepEqual(
        missing.filter((problem) => !problem.startsWith(poison.event_id)),
        [],
        "healthy records are stored meanwhile",
      );
      await resumed(bench);
    },
  },
  {
    fault: "a claim's owner is dead",
    injected: "a batch fails after its claims until it is given up, then the producer sends its event again",
    expected: "the second copy changes nothing; the first one is stored once delivered again",
    run: async (bench) => {
      const lines = events("crisis.notification.required", 1);
      await during(
        bench,
        [{ service: "firehose", action: "PutRecordBatch", how: refuse(400, "AccessDeniedException") }],
        () => bench.publish(lines),
      );
      await bench.publish(lines);
      await settled(bench);
      await resumed(bench);
    },
  },
];
