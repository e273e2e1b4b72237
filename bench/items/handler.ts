import type { KinesisStreamEvent } from "aws-lambda";
import { type Cost, growthCurves } from "../growth";
import { BATCH, invocations, LOADS } from "../handler/load";
import { processorInMemory, UNSEALED } from "../handler/processor";
import type { BenchContext, BenchItem, BenchResult, Figure } from "../item";

/** Different batches that take turns: more than the caches of the processor hold. */
const DIFFERENT = 16;
const MIB = 1_048_576;
const US_PER_S = 1_000_000;

type Work = (event: KinesisStreamEvent) => unknown;

export const item: BenchItem = {
  name: "handler",
  summary:
    "The event processor whole, from the invocation to what its clients are handed, redaction included, over services " +
    "that take everything at once; against itself without sealing, and against reading and writing the same JSON alone.",
  async run(context): Promise<BenchResult> {
    const handler = processorInMemory();
    const bare = processorInMemory(UNSEALED);
    const figures: Figure[] = [];
    for (const [what, topics] of Object.entries(LOADS)) {
      context.progress(what);
      const load = invocations(topics, DIFFERENT);
      const count = context.quick ? 2_000 : 40_000;
      await eventsPerSecond(handler, load, count / 4);
      const ours = await eventsPerSecond(handler, load, count);
      const unsealed = await eventsPerSecond(bare, load, count);
      const limit = await eventsPerSecond(parseAlone, load, count);
      figures.push({
        what: `whole handler, ${what}`,
        unit: "events/s per core",
        better: "higher",
        ours,
        peers: [{ name: "the same without sealing originals", value: unsealed }],
        limit: { name: "base64, JSON.parse and JSON.stringify alone", value: limit },
      });
    }
    return { figures, curves: await growth(handler, context) };
  },
};

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
