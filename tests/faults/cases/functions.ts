import * as assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type FaultCase, settled, stored } from "../fault-case";
import { hang } from "../support/answers";
import type { Bench } from "../support/bench";
import { event, events } from "../support/input";
import { killWorkers } from "../support/workers";

const HOUR_MS = 3_600_000;

const processor = (bench: Bench) => bench.stack.running.outputs.functions.processors["chat.message.sent"];

/** A module that a function's process loads first: from then on its clock is off by so much. */
function clockModule(bench: Bench, ms: number): string {
  const path = join(bench.stack.running.dir, "clock.js");
  const lines = [
    "const real = Date.now;",
    `Date.now = () => real() + ${ms};`,
    "globalThis.Date = new Proxy(Date, {",
    "  construct: (made, args) => (args.length === 0 ? new made(made.now()) : new made(...args)),",
    "});",
  ];
  writeFileSync(path, lines.join("\n"));
  return path;
}

/** An event that takes far more room in memory than on the wire. */
const wordy = () =>
  event("chat.message.sent", ({ data }) => {
    data["history"] = Array.from({ length: 18_000 }, (_, at) => ({ at, said: `${at} words and words` }));
  });

/** Makes sure that a function has failed meanwhile, so that a test is about what it says. */
async function failing(bench: Bench, work: () => Promise<void>): Promise<void> {
  const before = await bench.functionErrors();
  await work();
  assert.ok((await bench.functionErrors()) > before, "a function failed");
}

export const FUNCTIONS: FaultCase[] = [
  {
    fault: "a function is killed in mid-batch",
    injected: "every worker gets SIGKILL while the batch is on its way to the bus",
    expected: "the batch comes again and goes on where it stopped",
    run: (bench) =>
      failing(bench, () =>
        stored(
          bench,
          [
            {
              service: "events",
              action: "PutEvents",
              times: 1,
              how: async ({ response }) => {
                await killWorkers(bench);
                response.destroy();
              },
            },
          ],
          events("chat.message.sent", 4),
        ),
      ),
  },
  {
    fault: "a function runs into its time-out",
    injected: "the function has 2 s, and the log group never answers the first PutLogEvents",
    expected: "the batch comes again; what had got through stands once",
    run: (bench) =>
      bench.functions.during(processor(bench), { timeout: 2 }, () =>
        failing(bench, () =>
          stored(
            bench,
            [{ service: "logs", action: "PutLogEvents", times: 1, how: hang }],
            events("chat.message.sent", 3),
          ),
        ),
      ),
  },
  {
    fault: "a service takes calls and never answers",
    injected: "the first claim of the processor and the first put of the recorder get no answer",
    expected: "the client gives the call up long before the function's time-out, and tries again",
    run: (bench) =>
      stored(
        bench,
        [
          { service: "dynamodb", action: "TransactWriteItems", times: 1, how: hang },
          { service: "dynamodb", action: "PutItem", times: 1, how: hang },
        ],
        events("safety.crisis.detected", 2),
      ),
  },
  {
    fault: "a function runs out of memory",
    injected: "the processor's heap ends at 24 MB, and a batch comes that it cannot hold",
    expected: "the batch is halved until it fits",
    run: (bench) =>
      bench.functions.during(
        processor(bench),
        { variables: { NODE_OPTIONS: "--max-old-space-size=24" } },
        () =>
          failing(bench, async () => {
            await bench.publish(Array.from({ length: 4 }, wordy), { partitionKey: "one" });
            await settled(bench);
            assert.equal(await bench.givenUp(), 0, "nothing was given up");
          }),
      ),
  },
  {
    fault: "a function's clock is two hours behind",
    injected: "the processor runs with a shifted clock; events are from now and from 23 h ahead",
    expected: "its requests are signed for the right time; what is too far ahead for it is quarantined",
    run: (bench) =>
      bench.functions.during(
        processor(bench),
        { variables: { NODE_OPTIONS: `--require ${clockModule(bench, -2 * HOUR_MS)}` } },
        async () => {
          const late = event("chat.message.sent");
          late["timestamp"] = new Date(Date.now() + 23 * HOUR_MS).toISOString();
          const now = event("chat.message.sent");
          now["timestamp"] = new Date().toISOString();
          await bench.publish([late, now], { clockMs: -2 * HOUR_MS });
          await settled(bench);
        },
      ),
  },
];
