import * as assert from "node:assert/strict";
import { type FaultCase, stored } from "../fault-case";
import { failAfterwards, loseAnswer, refuse, slow } from "../support/answers";
import { events, oneOfEach } from "../support/input";

const DELIVERY = { service: "firehose", action: "PutRecordBatch" };
const BUS = { service: "events", action: "PutEvents" };
const LOGS = { service: "logs", action: "PutLogEvents" };

/** Every path behind the claims: delivery streams, bus and log group. */
export const PATHS: FaultCase[] = [
  {
    fault: "Firehose takes part of a PutRecordBatch",
    injected: "of 4 calls every second record is refused with ServiceUnavailableException",
    expected: "only the refused records are put again",
    run: (bench) =>
      stored(
        bench,
        [
          {
            ...DELIVERY,
            times: 4,
            how: bench.partly.delivery("ServiceUnavailableException", (at) => at % 2 === 0),
          },
        ],
        events("chat.message.sent", 6),
      ),
  },
  {
    fault: "Firehose throttles PutRecordBatch",
    injected: "7 calls are refused with ServiceUnavailableException",
    expected: "the batch comes again; what had got through stands once",
    run: (bench) =>
      stored(
        bench,
        [{ ...DELIVERY, times: 7, how: refuse(503, "ServiceUnavailableException") }],
        oneOfEach(),
      ),
  },
  {
    fault: "the answer of a PutRecordBatch is lost",
    injected: "4 calls are executed, then the connection ends without an answer",
    expected: "the transform drops the second copies",
    run: (bench) => stored(bench, [{ ...DELIVERY, times: 4, how: loseAnswer }], oneOfEach()),
  },
  {
    fault: "the bus takes part of a PutEvents",
    injected: "of 3 calls every second entry is refused with ThrottlingException",
    expected: "only the refused entries are put again",
    run: (bench) =>
      stored(
        bench,
        [{ ...BUS, times: 3, how: bench.partly.events("ThrottlingException", (at) => at % 2 === 0) }],
        events("safety.crisis.detected", 5),
      ),
  },
  {
    fault: "the bus takes events and says that it failed",
    injected: "4 calls of PutEvents are executed and answered with 500 InternalException",
    expected: "consumers get the events twice and record them once",
    run: (bench) =>
      stored(
        bench,
        [{ ...BUS, times: 4, how: failAfterwards(500, "InternalException") }],
        [...events("audit.event.logged", 2), ...events("crisis.notification.required", 2)],
      ),
  },
  {
    fault: "one path of a batch is down for longer than the client tries",
    injected: "every PutEvents of a batch is refused until the batch has come again 2 times",
    expected: "the paths that had succeeded are not written twice; the log group is looked up",
    run: async (bench) => {
      let answered = 0;
      const lookUp = {
        service: "logs",
        action: "GetLogEvents",
        how: async ({ forward, reply }: Parameters<typeof loseAnswer>[0]) => {
          const answer = await forward();
          if (answer.status === 200) answered += 1;
          reply(answer);
        },
      };
      await stored(
        bench,
        [{ ...BUS, times: 6, how: refuse(503, "ServiceUnavailable") }, lookUp],
        [...events("observer.threshold.exceeded", 3)],
      );
      assert.ok(answered > 0, "the role may look the log group up");
    },
  },
  {
    fault: "CloudWatch Logs throttles",
    injected: "5 calls of PutLogEvents are refused with ThrottlingException",
    expected: "every message stands once in the log group",
    run: (bench) =>
      stored(bench, [{ ...LOGS, times: 5, how: refuse(400, "ThrottlingException") }], oneOfEach()),
  },
  {
    fault: "the answer of a PutLogEvents is lost",
    injected: "3 calls are executed, then the connection ends without an answer",
    expected: "the function looks up what stands before it writes again",
    run: (bench) => stored(bench, [{ ...LOGS, times: 3, how: loseAnswer }], oneOfEach()),
  },
  {
    fault: "CloudWatch Logs has had the messages already",
    injected: "2 calls of PutLogEvents are executed and refused with DataAlreadyAcceptedException",
    expected: "they count as written",
    run: (bench) =>
      stored(
        bench,
        [{ ...LOGS, times: 2, how: failAfterwards(400, "DataAlreadyAcceptedException") }],
        [...events("observer.session.completed", 2), ...events("observer.threshold.exceeded", 2)],
      ),
  },
  {
    fault: "every service answers slowly",
    injected: "6 calls each of claims, delivery and bus are answered after 700 ms",
    expected: "nothing is given up and nothing is sent twice",
    run: (bench) =>
      stored(
        bench,
        [
          { service: "dynamodb", action: "TransactWriteItems", times: 6, how: slow(700) },
          { ...DELIVERY, times: 6, how: slow(700) },
          { ...BUS, times: 6, how: slow(700) },
        ],
        oneOfEach(),
      ),
  },
];
