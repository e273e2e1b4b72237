import { type FaultCase, stored, storedOnceResumed } from "../fault-case";
import { refuse } from "../support/answers";
import type { Bench } from "../support/bench";
import { events } from "../support/input";

const MAC = { service: "kms", action: "GenerateMac" };

/** The key is asked for once in a worker's life, so that only a fresh worker meets the fault. */
function freshWorker(bench: Bench, work: () => Promise<void>): Promise<void> {
  const { processors } = bench.stack.running.outputs.functions;
  return bench.functions.during(processors["chat.message.sent"], { variables: { FRESH: "yes" } }, work);
}

export const KEYS: FaultCase[] = [
  {
    fault: "KMS denies the pseudonym key",
    injected: "every GenerateMac is refused with AccessDeniedException until the batch is given up",
    expected:
      "nothing leaves unredacted; once the key is granted the batch is delivered again, each event once",
    run: (bench) =>
      freshWorker(bench, () =>
        storedOnceResumed(
          bench,
          [{ ...MAC, how: refuse(400, "AccessDeniedException") }],
          events("chat.message.sent", 1),
        ),
      ),
  },
  {
    fault: "KMS throttles",
    injected: "5 calls of GenerateMac are refused with ThrottlingException",
    expected: "the batch comes again and finds its own claims",
    run: (bench) =>
      freshWorker(bench, () =>
        stored(
          bench,
          [{ ...MAC, times: 5, how: refuse(400, "ThrottlingException") }],
          events("chat.message.sent", 3),
        ),
      ),
  },
  {
    fault: "a function's credentials expire",
    injected: "2 transactions of claims are refused with ExpiredTokenException",
    expected: "the batch comes again",
    run: (bench) =>
      stored(
        bench,
        [
          {
            service: "dynamodb",
            action: "TransactWriteItems",
            times: 2,
            how: refuse(400, "ExpiredTokenException"),
          },
        ],
        events("observer.session.completed", 2),
      ),
  },
];
