import { type FaultCase, stored } from "../fault-case";
import { loseAnswer, refuse, resetInAnswer } from "../support/answers";
import type { Bench } from "../support/bench";
import type { Call } from "../support/call";
import { event, events } from "../support/input";

const PUT = { service: "s3", action: "PutObject" };
const into = (bucket: (bench: Bench) => string) => (bench: Bench) => (call: Call) =>
  call.path.startsWith(`/${bucket(bench)}/`);
const quarantine = into(({ stack }) => stack.running.outputs.buckets.quarantine);
const claimChecks = into(({ stack }) => stack.running.outputs.buckets.claimChecks);

/** Lines that no contract takes, and good ones beside them. */
function bad(): (Buffer | object)[] {
  return [
    Buffer.from("not json"),
    ...events("chat.message.sent", 2),
    event("chat.message.sent", ({ data }) => delete data["message"]),
    Buffer.from([0x7b, 0xff, 0x7d]),
  ];
}

/** Larger than bus and log take. */
const large = () =>
  event("audit.event.logged", ({ data }) => {
    data["details"] = { text: "words and words, ".repeat(20_000) };
  });

export const QUARANTINE: FaultCase[] = [
  {
    fault: "S3 is slow to take quarantined originals",
    injected: "10 puts into the quarantine bucket are refused with 503 SlowDown",
    expected: "originals and rows are written in the end, once each",
    run: (bench) =>
      stored(bench, [{ ...PUT, times: 10, where: quarantine(bench), how: refuse(503, "SlowDown") }], bad()),
  },
  {
    fault: "the answer to a quarantined original is lost",
    injected: "2 puts into the quarantine bucket are executed, then the connection ends without an answer",
    expected: "the second put finds the object there and writes the row",
    run: (bench) => stored(bench, [{ ...PUT, times: 2, where: quarantine(bench), how: loseAnswer }], bad()),
  },
  {
    fault: "DynamoDB throttles the quarantine's index",
    injected: "5 puts are refused with ThrottlingException",
    expected: "no original stays without its row",
    run: (bench) =>
      stored(
        bench,
        [
          {
            service: "dynamodb",
            action: "PutItem",
            times: 5,
            where: (call) => call.mentions(bench.stack.running.outputs.tables.quarantineIndex),
            how: refuse(400, "ThrottlingException"),
          },
        ],
        bad(),
      ),
  },
  {
    fault: "S3 refuses content that goes by claim check",
    injected: "7 puts into the claim-check bucket are refused with 503 ServiceUnavailable",
    expected: "no message refers to an object that is not there",
    run: (bench) =>
      stored(
        bench,
        [{ ...PUT, times: 7, where: claimChecks(bench), how: refuse(503, "ServiceUnavailable") }],
        [large(), ...events("audit.event.logged", 2)],
      ),
  },
  {
    fault: "the connection breaks while content comes back by claim check",
    injected: "2 reads of the claim-check bucket are reset in the middle of the answer",
    expected: "the consumer's message comes again and is recorded once",
    run: (bench) =>
      stored(
        bench,
        [{ service: "s3", action: "GetObject", times: 2, where: claimChecks(bench), how: resetInAnswer }],
        [large()],
      ),
  },
];
