import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "../local/shared/lock";
import { type Baseline, type Collected, NOTHING, readBaseline } from "./collect";
import { type DrainResult, describeWait, drain } from "./drain";
import { type Ledger, loadSchemas, openLedger } from "./expect";
import { prepareInput, type Source } from "./input";
import { inspect } from "./inspect";
import { type Leak, Plants } from "./leaks";
import { type Positions, type PublisherOptions, readPositions, runPublisher } from "./publish";
import { SampleKeeper, Stopwatch } from "./report";
import { resume } from "./resume";
import { type DemoStack, gaugesOf } from "./stack";
import type { Verdict } from "./verify";

export interface RunOptions {
  source: Source;
  onProgress(message: string): void;
  signal?: AbortSignal | undefined;
  /** Sees every publisher process as it starts. */
  onPublisher?: PublisherOptions["onStart"];
  /** Goes on counting where the caller began. */
  watch?: Stopwatch;
}

/** Everything a run found out. */
export interface RunResult {
  /** The run's name; partition keys begin with it. */
  run: string;
  ledger: Ledger;
  drain: DrainResult;
  collected: Collected;
  verdict: Verdict;
  leaks: Leak[];
  samples: SampleKeeper;
  /** Wall-clock seconds by phase. */
  seconds: Record<string, number>;
}

/**
 * Publishes one input on a running stack, waits until it is drained and compares ledger and stores. One run at a time
 * on a stack: a run takes what is new in the quarantine for its own.
 */
export async function runDemo(stack: DemoStack, options: RunOptions): Promise<RunResult> {
  const onWait = (pid: number) =>
    options.onProgress(`waiting for process ${pid}, which runs a demo on this stack`);
  const lock = { onWait, ...(options.signal ? { signal: options.signal } : {}) };
  return withLock(`${stack.runFolder}.lock`, () => runAlone(stack, options), lock);
}

async function runAlone(stack: DemoStack, options: RunOptions): Promise<RunResult> {
  const watch = options.watch ?? new Stopwatch();
  const run = new Run(stack, options, Date.now());
  try {
    const { ledger, plants, samples } = await watch.time("prepare", () => run.prepare());
    const baseline = await watch.time("prepare", () => run.lookBack());
    await watch.time("publish", () => run.publish(ledger.published));
    const drained = await watch.time("drain", () => run.wait(readPositions(run.journal)));
    const found = await watch.time("verify", () => {
      options.onProgress("comparing every store with what has to be there");
      return inspect(stack, ledger, plants, baseline);
    });
    return { run: run.name, ledger, drain: drained, samples, ...found, seconds: watch.seconds() };
  } finally {
    run.end();
  }
}

class Run {
  readonly journal: string;
  readonly name: string;
  private readonly folder: string;
  private readonly input: string;
  /** When publishing began, milliseconds since the epoch. */
  private publishing: number;

  constructor(
    private readonly stack: DemoStack,
    private readonly options: RunOptions,
    private readonly began: number,
  ) {
    this.publishing = began;
    this.name = `run-${began.toString(36)}`;
    this.folder = join(stack.runFolder, this.name);
    this.input = join(this.folder, "input.ndjson");
    this.journal = join(this.folder, "journal.ndjson");
    // What a killed run left is identifying and of no use to anyone.
    rmSync(stack.runFolder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
  }

  async prepare() {
    this.options.onProgress("writing down what has to happen to each line");
    await prepareInput(this.options.source, this.input, this.began);
    const plants = new Plants();
    const samples = new SampleKeeper();
    const ledger = await openLedger(this.input, loadSchemas(), this.began, (line, decision) => {
      plants.add(line, decision);
      samples.add(line, decision);
    });
    return { ledger, plants, samples };
  }

  /** What earlier runs left, read once nothing of theirs is under way and what they gave up was tried again. */
  async lookBack(): Promise<Baseline> {
    const { clients, running, found } = this.stack;
    if (!found) return NOTHING;
    this.options.onProgress("reading what earlier runs left");
    const resumed = await resume(clients, running.outputs);
    if (resumed > 0)
      this.options.onProgress(`delivered again what earlier runs had given up: ${resumed} record(s)`);
    await this.wait(new Map());
    return readBaseline(clients, running.outputs);
  }

  publish(lines: number): Promise<void> {
    this.publishing = Date.now();
    const { onProgress, onPublisher, signal } = this.options;
    const { endpoint, region, credentials, outputs } = this.stack.running;
    const { name: run, input, journal } = this;
    return runPublisher(
      { run, input, journal, access: { endpoint, region, credentials }, outputs },
      {
        onProgress: (done) => onProgress(`published ${done} of ${lines} lines`),
        onRestart: (why) => onProgress(`the publisher ended by ${why}; it goes on where its journal ends`),
        ...(onPublisher ? { onStart: onPublisher } : {}),
        ...(signal ? { signal } : {}),
      },
    );
  }

  wait(published: ReadonlyMap<string, Positions>): Promise<DrainResult> {
    const { onProgress, signal } = this.options;
    return drain(gaugesOf(this.stack, published), {
      // What was denied before is an earlier run's, and overcome.
      since: this.publishing,
      onProgress: (snapshot) => onProgress(`waiting until drained: ${describeWait(snapshot)}`),
      ...(signal ? { signal } : {}),
    });
  }

  /** The input is identifying: it does not outlive the run. */
  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
