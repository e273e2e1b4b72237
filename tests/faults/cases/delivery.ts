import { type FaultCase, stored } from "../fault-case";
import { failInvocation, loseAnswer, refuse } from "../support/answers";
import type { Bench } from "../support/bench";
import type { Call } from "../support/call";
import { events, oneOfEach } from "../support/input";

const PUT = { service: "s3", action: "PutObject" };

/** Uploads of either delivery stream; claim checks are the processor's. */
function landing({ stack }: Bench) {
  const { interactionLogs, applicationLogs } = stack.running.outputs.buckets;
  return ({ path }: Call) =>
    !path.includes("/claim-check/") &&
    [interactionLogs, applicationLogs].some((bucket) => path.startsWith(`/${bucket}/`));
}

function transforms({ stack }: Bench) {
  const names = Object.values(stack.running.outputs.functions.transforms);
  return ({ path }: Call) => names.some((name) => decodeURIComponent(path).includes(name));
}

export const DELIVERY: FaultCase[] = [
  {
    fault: "S3 does not take what the delivery streams land",
    injected: "5 uploads are refused with 503 SlowDown",
    expected: "the records are kept and land once",
    run: (bench) =>
      stored(bench, [{ ...PUT, times: 5, where: landing(bench), how: refuse(503, "SlowDown") }], oneOfEach()),
  },
  {
    fault: "the answer to an upload is lost",
    injected: "3 uploads are executed, then the connection ends without an answer",
    expected: "the same object is written again, not another one",
    run: (bench) =>
      stored(bench, [{ ...PUT, times: 3, where: landing(bench), how: loseAnswer }], oneOfEach()),
  },
  {
    fault: "DynamoDB fails on the claims of the delivery transform",
    injected: "20 transactions of one path are answered with 500 InternalServerError",
    expected: "the transform waits and no record goes to the error prefix",
    run: (bench) =>
      stored(
        bench,
        [
          {
            service: "dynamodb",
            action: "TransactWriteItems",
            times: 20,
            where: (call) => call.mentions('"interaction-logs#'),
            how: refuse(500, "InternalServerError"),
          },
        ],
        // One record makes one invocation: the failures are more than its four tries of four calls each.
        events("observer.session.completed", 1),
      ),
  },
  {
    fault: "a delivery stream never hears what its transform decided",
    injected: "2 invocations of transforms are executed without an answer, 2 more are answered as failed",
    expected: "the records come again, find their own claims and land once",
    run: (bench) => {
      const invoke = { service: "lambda", action: "Invoke", times: 2, where: transforms(bench) };
      return stored(
        bench,
        [
          { ...invoke, how: loseAnswer },
          { ...invoke, how: failInvocation },
        ],
        oneOfEach(),
      );
    },
  },
];
