import { type FaultCase, stored, storedOnceResumed } from "../fault-case";
import { loseAnswer, refuse } from "../support/answers";
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
    fault: "KMS denies the keys of subjects",
    injected:
      "every GenerateDataKey and Decrypt is refused with AccessDeniedException until the batch is given up",
    expected:
      "nothing is written unsealed; once the keys are granted the batch is delivered again, each event once",
    run: (bench) =>
      freshWorker(bench, () =>
        storedOnceResumed(
          bench,
          ["GenerateDataKey", "Decrypt"].map((action) => ({
            service: "kms",
            action,
            how: refuse(400, "AccessDeniedException"),
          })),
          [...events("chat.message.sent", 1), Buffer.from("not json")],
        ),
      ),
  },
  {
    fault: "KMS throttles the keys of subjects",
    injected: "6 calls of GenerateDataKey are refused with ThrottlingException",
    expected: "the records whose keys are missing come again",
    run: (bench) =>
      stored(
        bench,
        [{ service: "kms", action: "GenerateDataKey", times: 6, how: refuse(400, "ThrottlingException") }],
        events("chat.message.sent", 4),
      ),
  },
  {
    fault: "the answer to a new key of a subject is lost",
    injected: "2 puts into the table of keys are executed, then the connection ends without an answer",
    expected: "the second put finds a key there, and that one is used",
    run: (bench) =>
      stored(
        bench,
        [
          {
            service: "dynamodb",
            action: "PutItem",
            times: 2,
            where: (call) => call.mentions(bench.stack.running.outputs.tables.subjectKeys),
            how: loseAnswer,
          },
        ],
        events("chat.message.sent", 3),
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
