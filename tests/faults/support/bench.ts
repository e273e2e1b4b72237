import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClients, depthOf } from "../../../demo/collect";
import { type DrainResult, drain } from "../../../demo/drain";
import type { Positions } from "../../../demo/publish";
import { resume } from "../../../demo/resume";
import { type DemoStack, gaugesOf } from "../../../demo/stack";
import type { StatusReport } from "../../../local/event-sources/status";
import { freePorts } from "../../../local/shared/ports";
import { type RunningStack, startStack } from "../../../local/stack";
import { PROGRAMS } from "../../../local/stack/options";
import { type Book, openBook } from "./book";
import { type FunctionSettings, functionSettings } from "./functions";
import { createPartly, type Partly } from "./partly";
import { createProxy, type FaultProxy } from "./proxy";
import { notePositions, type PublishOptions, publishTo } from "./publish";
import { shortenWaits } from "./waits";

const ROOT = join(__dirname, "../../..");

/** A whole local stack whose functions, delivery and event sources reach the services through a fault proxy. */
export interface Bench {
  stack: DemoStack;
  proxy: FaultProxy;
  /** What producers and functions take for the services. */
  services: string;
  partly: Partly;
  functions: FunctionSettings;
  book: Book;
  /** Puts lines on the stream of their topic as they are and writes them down in the book. */
  publish(lines: readonly (Buffer | object)[], options?: PublishOptions): Promise<void>;
  /** Notes how far streams were written by others than `publish`, so that `settle` waits for it. */
  reached(places: readonly { stream: string; shard: string; sequence: string }[]): void;
  /** A stream's shards are others now: `settle` waits for what is published from now on. */
  resharded(stream: string): void;
  /** Waits until nothing is under way any more; tells what was denied since then, milliseconds since the epoch. */
  settle(since?: number): Promise<DrainResult>;
  /** How many invocations have failed so far, whole or in part. */
  functionErrors(): Promise<number>;
  /** How many stream batches and messages were given up and wait to be delivered again. */
  givenUp(): Promise<number>;
  /** Delivers again what was given up: failed stream batches and dead letters. */
  resume(): Promise<number>;
  stop(): Promise<void>;
}

/** Pause between two looks at what is under way, in milliseconds. */
const POLL_MS = 80;
/** Longest time without any step forward, in milliseconds. */
const STALL_MS = 30_000;

export async function startBench(): Promise<Bench> {
  const dir = mkdtempSync(join(tmpdir(), "strata-faults-"));
  const proxy = createProxy();
  const ending: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of ending.splice(0)) await end();
    await proxy.stop();
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const running = await startStackBehind(proxy, dir);
    ending.push(running.stop);
    return { ...(await benchOn(proxy, running, join(dir, "stack"))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A stack whose delivery and event sources take the proxy for the emulator. */
async function startStackBehind(proxy: FaultProxy, dir: string): Promise<RunningStack> {
  const [port = 0] = await freePorts(1);
  const emulator = await proxy.listen(() => `http://127.0.0.1:${port}`);
  const behind = (program: string): string => {
    const path = join(dir, `${program}.js`);
    const main = JSON.stringify(join(ROOT, "local", program, "main.ts"));
    writeFileSync(path, `process.env.STRATA_ENDPOINT = ${JSON.stringify(emulator)};\nrequire(${main});\n`);
    return path;
  };
  const programs = { ...PROGRAMS, delivery: behind("delivery"), eventSources: behind("event-sources") };
  return startStack({ dir: join(dir, "stack"), port, programs, stores: [] });
}

async function benchOn(
  proxy: FaultProxy,
  running: RunningStack,
  folder: string,
): Promise<Omit<Bench, "stop">> {
  const { endpoint, region, credentials, deliveryEndpoint } = running;
  const stack: DemoStack = {
    running,
    clients: createClients({ endpoint, region, credentials }),
    found: true,
    logFolder: join(folder, "logs"),
    runFolder: join(folder, "demo"),
  };
  const services = await proxy.listen(({ service }) =>
    service === "firehose" ? deliveryEndpoint : endpoint,
  );
  const functions = functionSettings(stack, {
    AWS_ENDPOINT_URL: services,
    AWS_ENDPOINT_URL_FIREHOSE: services,
  });
  await functions.applyAll();
  await shortenWaits(stack);
  const book = openBook();
  const positions = new Map<string, Positions>();
  return {
    stack,
    proxy,
    services,
    partly: createPartly(running),
    functions,
    book,
    publish: (lines, options) => publishTo(stack, book, positions, lines, options),
    reached: (places) => {
      for (const { stream, shard, sequence } of places)
        notePositions(positions, stream, [{ ShardId: shard, SequenceNumber: sequence }]);
    },
    resharded: (stream) => void positions.delete(stream),
    settle: (since = Date.now()) =>
      drain(gaugesOf(stack, positions), { since, stallMs: STALL_MS, pollMs: POLL_MS }),
    functionErrors: async () => {
      const answer = await fetch(`${running.eventSourcesUrl}/status`);
      return ((await answer.json()) as StatusReport).functionErrors;
    },
    givenUp: async () => {
      const { queues, streamFailuresQueueUrl } = running.outputs;
      const urls = [
        streamFailuresQueueUrl,
        ...Object.values(queues).map(({ deadLetterUrl }) => deadLetterUrl),
      ];
      const depths = await Promise.all(urls.map((url) => depthOf(stack.clients.sqs, url)));
      return depths.reduce((sum, { visible, held }) => sum + visible + held, 0);
    },
    resume: () => resume(stack.clients, running.outputs),
  };
}
