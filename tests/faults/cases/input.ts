import { MAX_TIMESTAMP_AHEAD_MS } from "../../../contracts/quarantine";
import { type FaultCase, settled, stored } from "../fault-case";
import { type Event, event, events, oneOfEach } from "../support/input";

const ahead = (ms: number) => ({
  ...event("safety.crisis.detected"),
  timestamp: new Date(Date.now() + ms).toISOString(),
});

/** An event of just so many bytes. */
function sized(bytes: number): Event {
  const made = event("audit.event.logged");
  const room = bytes - Buffer.byteLength(JSON.stringify({ ...made, data: { ...made.data, pad: "" } }));
  return { ...made, data: { ...made.data, pad: "x".repeat(room) } };
}

export const INPUT: FaultCase[] = [
  {
    fault: "batches come twice and in another order",
    injected: "events of every topic are published, then all of them again, reversed, on other shards",
    expected: "the second copies count as repeated and change nothing",
    run: async (bench) => {
      const lines = [...oneOfEach(), ...events("chat.message.sent", 4)];
      await bench.publish(lines);
      await bench.publish(lines.toReversed());
      await bench.publish(lines.slice(3), { partitionKey: "elsewhere" });
      await settled(bench);
    },
  },
  {
    fault: "two different events have one event_id",
    injected: "two chat events of other content under one id, and a crisis and an audit event under another",
    expected: "one of them is kept, the same in every store",
    run: async (bench) => {
      const first = event("chat.message.sent");
      const second = { ...event("chat.message.sent"), event_id: first.event_id };
      const crisis = event("safety.crisis.detected");
      const audit = { ...event("audit.event.logged"), event_id: crisis.event_id };
      await stored(bench, [], [first, crisis]);
      await stored(bench, [], [second, audit]);
    },
  },
  {
    fault: "producers' clocks are off",
    injected: "events 23 h 59 min ahead, 24 h and 5 min ahead, and from 1969",
    expected:
      "what the contract takes is kept under its own time, the rest is quarantined as invalid_timestamp",
    run: (bench) =>
      stored(
        bench,
        [],
        [
          ahead(MAX_TIMESTAMP_AHEAD_MS - 60_000),
          ahead(MAX_TIMESTAMP_AHEAD_MS + 300_000),
          { ...event("audit.event.logged"), timestamp: "1969-07-20T20:17:40Z" },
        ],
      ),
  },
  {
    fault: "events are as large as a service takes, and a little larger",
    injected: "events around 240 and 256 KiB, 1,000 KiB and 1 MiB",
    expected: "each stands whole in every store, by claim check where it does not fit",
    run: (bench) =>
      stored(
        bench,
        [],
        [240, 256, 1_000]
          .flatMap((kib) => [sized(kib * 1_024 - 1), sized(kib * 1_024 + 1)])
          .concat(sized(1_048_500)),
      ),
  },
];
