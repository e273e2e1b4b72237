import * as assert from "node:assert/strict";
import { InvokeCommand } from "@aws-sdk/client-lambda";
import { takePermission } from "../../demo/e2e/roles";
import { type FaultCase, resumed, settled } from "../fault-case";
import { refuse } from "../support/answers";
import type { Bench } from "../support/bench";
import { event, events } from "../support/input";

type Taken = readonly (readonly [functionName: string, action: string])[];

/** Takes actions from roles while the work is done. Returns those of them that the stack does not name as denied. */
async function without(bench: Bench, taken: Taken, work: () => Promise<unknown>): Promise<string[]> {
  const giveBack: (() => Promise<void>)[] = [];
  try {
    for (const [functionName, action] of taken)
      giveBack.push(await takePermission(bench.stack, functionName, action));
    const began = Date.now();
    await work();
    const { denied, last } = await bench.settle(began);
    const named = new Set([...denied, ...last.denied].map(({ action }) => action));
    return [...new Set(taken.map(([, action]) => action))].filter((action) => !named.has(action));
  } finally {
    for (const give of giveBack) await give();
  }
}

/** A crisis event that reaches its recorder by claim check. */
const large = () =>
  event("safety.crisis.detected", ({ data }) => {
    data["transcript"] = "words and words, ".repeat(20_000);
  });

export const PERMISSIONS: FaultCase[] = [
  {
    fault: "the recorders' roles lack permissions",
    injected: "s3:PutObject, s3:GetObject and dynamodb:PutItem are taken from one recorder each",
    expected: "each is named; the messages are recorded once delivered again",
    run: async (bench) => {
      const { audit, crisis, notification } = bench.stack.running.outputs.functions.consumers;
      const taken = [
        [audit, "s3:PutObject"],
        [crisis, "s3:GetObject"],
        [notification, "dynamodb:PutItem"],
      ] as const;
      const lines = [
        event("audit.event.logged"),
        large(),
        event("safety.crisis.detected"),
        event("crisis.notification.required"),
      ];
      const unnamed = await without(bench, taken, () => bench.publish(lines));
      assert.deepEqual(unnamed, []);
      await resumed(bench);
    },
  },
  {
    fault: "nobody may be told that a batch was given up",
    injected:
      "sqs:SendMessage is taken from a processor, and its claims are denied until the batch is given up",
    expected:
      "the missing permission is named; the events, never claimed, are stored when they are sent again",
    run: async (bench) => {
      const name = bench.stack.running.outputs.functions.processors["crisis.notification.required"];
      const lines = events("crisis.notification.required", 1);
      const claims = bench.proxy.inject({
        service: "dynamodb",
        action: "TransactWriteItems",
        how: refuse(400, "AccessDeniedException"),
      });
      const unnamed = await without(bench, [[name, "sqs:SendMessage"]], () => bench.publish(lines));
      claims.lift();
      assert.deepEqual(unnamed, []);
      assert.equal(await bench.givenUp(), 0, "nobody was told");
      await bench.publish(lines);
      await settled(bench);
    },
  },
  {
    fault: "a delivery transform may not claim",
    injected: "dynamodb:PutItem is taken from both transforms",
    expected: "each fails at once and names it, and lets no record through",
    run: async (bench) => {
      const { lambda } = bench.stack.clients;
      const names = Object.values(bench.stack.running.outputs.functions.transforms);
      const data = Buffer.from(JSON.stringify(event("audit.event.logged"))).toString("base64");
      const Payload = Buffer.from(JSON.stringify({ records: [{ recordId: "r", data }] }));
      const unnamed = await without(
        bench,
        names.map((name) => [name, "dynamodb:PutItem"]),
        async () => {
          for (const FunctionName of names) {
            const { FunctionError } = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
            assert.ok(FunctionError, FunctionName);
          }
        },
      );
      assert.deepEqual(unnamed, []);
    },
  },
];
