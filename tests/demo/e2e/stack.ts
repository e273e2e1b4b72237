import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StoreKind } from "../../../contracts/stores";
import {
  type DemoStack,
  isGood,
  type Outcome,
  openStack,
  outcomeOf,
  type RunOptions,
  runDemo,
} from "../../../demo";
import type { RunResult } from "../../../demo/run";

/** A whole local stack in a folder of its own, for runs one after the other. */
export interface Bench {
  stack: DemoStack;
  /** Publishes, waits and compares; runs after the first see what the earlier ones left. */
  run(source: RunOptions["source"], part?: Partial<RunOptions>): Promise<Ran>;
  stop(): Promise<void>;
}

export interface Ran extends Outcome {
  good: boolean;
  result: RunResult;
  /** What was reported while it ran. */
  progress: string[];
}

/** @param stores stores of the network that are switched on */
export async function startBench(stores: readonly StoreKind[] = []): Promise<Bench> {
  const dir = mkdtempSync(join(tmpdir(), "strata-e2e-"));
  const clear = () => rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  const stack = await openStack({ dir, keep: false, stores, onProgress: () => undefined }).catch(
    (error: unknown) => {
      clear();
      throw error;
    },
  );
  let found = false;
  return {
    stack,
    async run(source, part = {}) {
      const progress: string[] = [];
      const onProgress = (message: string) => void progress.push(message);
      const current = { ...stack, found };
      found = true;
      const result = await runDemo(current, { source, onProgress, ...part });
      const outcome = await outcomeOf(current, result);
      return { ...outcome, good: isGood(outcome), result, progress };
    },
    async stop() {
      await stack.running.stop();
      clear();
    },
  };
}

/** Fails with everything a run found instead of a bare `false`. */
export function assertGood({ good, findings, figures }: Ran): void {
  if (good) return;
  const { lost, duplicates, leaks } = figures;
  throw new Error([`lost ${lost}, duplicates ${duplicates}, leaks ${leaks}`, ...findings].join("\n"));
}
