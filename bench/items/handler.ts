import type { KinesisStreamEvent } from "aws-lambda";
import { asDeployed } from "../as-deployed";
import { type Cost, growthCurves } from "../growth";
import { BATCH, invocations, LOADS } from "../handler/load";
import type { BenchContext, BenchItem, BenchResult, Figure } from "../item";
import { type Comparison, inTurns, type Spread } from "../pairs";

const { cipherAlone, processorInMemory, UNSEALED } = asDeployed<typeof import("../handler/processor")>(
  "bench/handler/processor.ts",
);

/** Different batches that take turns: more than the caches of the processor hold. */
const DIFFERENT = 16;
const MIB = 1_048_576;
const US_PER_S = 1_000_000;

type Work = (event: KinesisStreamEvent) => unknown;

export const item: BenchItem = {
  name: "handler",
  summary:
    "The event processor whole, from the invocation to what its clients are handed, redaction included, over services " +
    "that take everything at once; against itself with the originals as they are in place of sealed ones, in turns in " +
    "one process, and against reading and writing the same JSON alone.",
  async run(context): Promise<BenchResult> {
    const { quick, progress, signal } = context;
    const [handler, bare] = [processorInMemory(), processorInMemory(UNSEALED)];
    const encrypting = processorInMemory(cipherAlone());
    const [figures, notes]: [Figure[], string[]] = [[], [...NOTES]];
    for (const [what, topics] of Object.entries(LOADS)) {
      progress(what);
      const load = invocations(topics, DIFFERENT);
      const measured = { units: load.length * BATCH, pairs: quick ? 2 : 40, signal };
      const found = await inTurns(
        () => all(handler, load),
        () => all(bare, load),
        measured,
      );
      const cipher = await inTurns(
        () => all(encrypting, load),
        () => all(bare, load),
        measured,
      );
      const parsing = await eventsPerSecond(parseAlone, load, quick ? 2_000 : 40_000);
      figures.push(...figuresOf(what, found, { parsing, cipher }));
      notes.push(noteOf(what, found));
    }
    return { figures, notes, curves: await growth(handler, context) };
  },
};

const NOTES = [
  "Rates are of processor time, all threads together, and medians. A student has about one event in a load of 8,000: " +
    "each is sealed under a key of its own, the worst case for caches of any kind.",
  "What else a machine does slows both sides: compare shares, not rates, between runs.",
  "Without sealing, lines are the originals as they are; the readable envelope is made and thrown away.",
];

/** What sealing leaves of the rate of the handler, at least: the most it may cost is a fifth. */
const SHARE = 80;

function figuresOf(
  what: string,
  { one, other, ratio }: Comparison,
  { parsing, cipher }: { parsing: number; cipher: Comparison },
): Figure[] {
  return [
    {
      what: `whole handler, ${what}`,
      unit: "events/s per core",
      better: "higher",
      ours: US_PER_S / one.us.median,
      peers: [{ name: "the same without sealing originals", value: US_PER_S / other.us.median }],
      limit: { name: "base64, JSON.parse and JSON.stringify alone", value: parsing },
    },
    {
      what: `share of the rate that sealing leaves, ${what}`,
      unit: "%",
      better: "higher",
      ours: ratio.median * 100,
      target: SHARE,
      peers: [],
      limit: { name: "AES-256-GCM of node:crypto alone", value: cipher.ratio.median * 100 },
    },
  ];
}

function noteOf(what: string, { one, other, ratio, difference, pairs }: Comparison): string {
  const range = ({ low, median, high }: Spread, digits: number) =>
    `${median.toFixed(digits)} (middle half ${low.toFixed(digits)} to ${high.toFixed(digits)})`;
  return (
    `Sealing, ${what}: ${range(ratio, 2)} of the rate in ${pairs} pairs; it takes ${range(difference, 1)} µs of an event. ` +
    `Collecting garbage takes ${one.collecting.toFixed(1)} µs of one with it, ${other.collecting.toFixed(1)} without.`
  );
}

async function all(work: Work, load: readonly KinesisStreamEvent[]): Promise<void> {
  for (const invocation of load) await work(invocation);
}

/** Events in a second of processor time, all threads together. */
async function eventsPerSecond(
  work: Work,
  load: readonly KinesisStreamEvent[],
  count: number,
): Promise<number> {
  const before = process.cpuUsage();
  for (let done = 0, at = 0; done < count; done += BATCH, at++)
    await work(load[at % load.length] as KinesisStreamEvent);
  const { user, system } = process.cpuUsage(before);
  return (count * US_PER_S) / (user + system);
}

function parseAlone({ Records }: KinesisStreamEvent): number {
  let length = 0;
  for (const { kinesis } of Records) {
    const text = Buffer.from(kinesis.data, "base64").toString("utf8");
    length += JSON.stringify(JSON.parse(text)).length;
  }
  return length;
}

/** Time and memory of one process that handles more and more events of all topics. */
async function growth(
  handler: Work,
  { quick, progress, signal }: BenchContext,
): Promise<BenchResult["curves"]> {
  const load = invocations(LOADS["events of all topics"] ?? [], DIFFERENT);
  const costs: Cost[] = [];
  for (const events of quick ? [1_000, 10_000] : [1_000, 10_000, 100_000, 1_000_000]) {
    signal.throwIfAborted();
    progress(`${events.toLocaleString("en")} events`);
    globalThis.gc?.();
    const before = process.cpuUsage();
    let most = 0;
    for (let done = 0, at = 0; done < events; done += BATCH, at++) {
      await handler(load[at % load.length] as KinesisStreamEvent);
      most = Math.max(most, process.memoryUsage.rss());
    }
    const { user, system } = process.cpuUsage(before);
    costs.push({ events, seconds: (user + system) / US_PER_S, mib: most / MIB });
  }
  return growthCurves("handler", "Event processor", costs);
}
