import { type FaultCase, stored } from "../fault-case";
import { loseAnswer, refuse } from "../support/answers";
import { events, oneOfEach } from "../support/input";

const CLAIM = { service: "dynamodb", action: "TransactWriteItems" };
const canceled = (Code: string) =>
  refuse(400, "TransactionCanceledException", { CancellationReasons: [{ Code, Message: "Injected." }] });

export const CLAIMS: FaultCase[] = [
  {
    fault: "DynamoDB throttles the claims",
    injected: "6 transactions are refused with ProvisionedThroughputExceededException",
    expected: "the client, then the event source try again",
    run: (bench) =>
      stored(
        bench,
        [{ ...CLAIM, times: 6, how: refuse(400, "ProvisionedThroughputExceededException") }],
        oneOfEach(),
      ),
  },
  {
    fault: "transactions of claims conflict",
    injected: "4 transactions are cancelled with the reason TransactionConflict",
    expected: "the function asks again until the conflict is over",
    run: (bench) =>
      stored(
        bench,
        [{ ...CLAIM, times: 4, how: canceled("TransactionConflict") }],
        [...events("safety.crisis.detected", 1)],
      ),
  },
  {
    fault: "a cancelled transaction names throttling",
    injected: "3 transactions are cancelled with the reason ThrottlingError",
    expected: "the function asks again and takes no event for a repeat",
    run: (bench) =>
      stored(
        bench,
        [{ ...CLAIM, times: 3, how: canceled("ThrottlingError") }],
        [...events("crisis.notification.required", 1)],
      ),
  },
  {
    fault: "the answer to a claim is lost",
    injected: "4 transactions are executed, then the connection ends without an answer",
    expected: "the record finds its own claim and goes on",
    run: (bench) => stored(bench, [{ ...CLAIM, times: 4, how: loseAnswer }], oneOfEach()),
  },
];
