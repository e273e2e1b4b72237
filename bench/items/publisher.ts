import { asDeployed } from "../as-deployed";
import { type Cost, growthCurves } from "../growth";
import type { BenchContext, BenchItem, Curve, Figure } from "../item";
import { startGround } from "../publisher/emulator";
import { contractEvents } from "../publisher/events";
import { bareMinimum, pourAll, publishEach } from "../publisher/idle";
import { best, processorSeconds, seconds } from "../publisher/measure";
import { sendRaw } from "../publisher/raw";

const { createPublisher, kinesisSink } = asDeployed<typeof import("../../publisher")>("publisher/index.ts");

const TARGET = { eventsPerSecond: 100_000, shareOfRaw: 80 };
const RUNS = 5;
const MIB = 1_048_576;
/** Requests under way at once to each stream, the publisher's default. */
const CONCURRENCY = 4;

export const item: BenchItem = {
  name: "publisher",
  summary:
    "Events validated, written and batched on one core, and events a second on the emulator, against PutRecords of the " +
    "AWS SDK with the same events and as many requests at once.",
  async run(context) {
    // First, while the process has not grown yet.
    const curves = await growth(context);
    return {
      figures: [...(await onOneCore(context)), ...(await onTheEmulator(context))],
      curves,
      notes: [
        "On one core: events a second of processor time, to a service that takes everything at once.",
        "The limit is the same events validated, stringified and encoded in a loop, without any batch, order or result.",
        "The raw SDK call: events as JSON, 500 a request; no validation, no order, no second try.",
      ],
    };
  },
};

async function onOneCore({ quick, progress }: BenchContext): Promise<Figure[]> {
  const events = [...contractEvents(quick ? 5_000 : 200_000)];
  const rate = async (work: () => Promise<void>) =>
    events.length / (await best(RUNS, () => processorSeconds(work)));
  progress("on one core");
  const limit = { name: "validate, stringify, encode", value: await rate(() => bareMinimum(events)) };
  const figure = (what: string, ours: number): Figure => ({
    what,
    unit: "events/s",
    better: "higher",
    ours,
    target: TARGET.eventsPerSecond,
    peers: [],
    limit,
  });
  return [
    figure("publishAll, one core", await rate(() => pourAll(events))),
    figure("publish, a promise each, one core", await rate(() => publishEach(events))),
  ];
}

async function onTheEmulator({ quick, progress, scratch }: BenchContext): Promise<Figure[]> {
  progress("starting the emulator");
  const ground = await startGround(scratch);
  try {
    const events = [...contractEvents(quick ? 2_000 : 40_000)];
    const onStreams = async (
      work: (streams: Awaited<ReturnType<typeof ground.streams>>) => Promise<void>,
    ) => {
      const streams = await ground.streams();
      const took = await seconds(() => work(streams));
      await ground.remove(streams);
      return took;
    };
    const raw = () => onStreams((streams) => sendRaw(ground.client, streams, events, CONCURRENCY));
    const ours = () =>
      onStreams(async (streams) => {
        const sink = kinesisSink({ client: ground.client });
        const publisher = createPublisher({ streams, sink, concurrency: CONCURRENCY, closeOnSigterm: false });
        const { accepted } = await publisher.publishAll(events);
        await publisher.close();
        if (accepted !== events.length) throw new Error(`${accepted} of ${events.length} events accepted`);
      });
    progress("on the emulator");
    await raw();
    // In turn, so that what else the machine does meets both.
    let [theirs, own] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let run = 0; run < RUNS; run++) {
      theirs = Math.min(theirs, await raw());
      own = Math.min(own, await ours());
    }
    const peers = [{ name: "AWS SDK, PutRecords", value: events.length / theirs }];
    return [
      {
        what: "to Kinesis on the emulator",
        unit: "events/s",
        better: "higher",
        ours: events.length / own,
        peers,
      },
      {
        what: "share of the raw SDK's rate on the emulator",
        unit: "%",
        better: "higher",
        ours: (100 * theirs) / own,
        target: TARGET.shareOfRaw,
        peers: [],
      },
    ];
  } finally {
    await ground.stop();
  }
}

/** Time and memory from a thousand to a million events, which are made one by one: none is there beforehand. */
async function growth({ quick, progress, signal }: BenchContext): Promise<Curve[]> {
  const counts = quick ? [1_000, 2_000] : [1_000, 10_000, 100_000, 300_000, 1_000_000];
  const costs: Cost[] = [];
  for (const count of counts) {
    signal.throwIfAborted();
    progress(`${count} events`);
    globalThis.gc?.();
    let most = 0;
    const watched = function* () {
      let at = 0;
      for (const event of contractEvents(count)) {
        if (at++ % 1_000 === 0) most = Math.max(most, process.memoryUsage.rss());
        yield event;
      }
    };
    const spent = await processorSeconds(() => pourAll(watched()));
    costs.push({ events: count, seconds: spent, mib: most / MIB });
  }
  return growthCurves("publisher", "Publishing", costs);
}
