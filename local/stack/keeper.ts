import { setTimeout as pause } from "node:timers/promises";
import { identify, type ProcessIdentity } from "../shared/processes";
import { type Program, startProgram } from "./program";

/** A program that ends this often without once becoming ready is given up. */
const MOST_FAILED_STARTS = 5;

/** Wait before a start after `n` failed ones, in milliseconds: 100, 200, 400 … */
const backoffMs = (failed: number) => 100 * 2 ** Math.max(0, failed - 1);

export interface KeeperOptions {
  /** For messages. */
  readonly label: string;
  readonly module: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: string;
  /** Called whenever it serves, again after each restart. */
  readonly onReady: (identity: ProcessIdentity, port: number, restarts: number) => void;
  readonly onRestart: (message: string) => void;
  /** Called once when it is given up. */
  readonly onGiveUp: (message: string) => void;
}

export interface Keeper {
  /** Resolves when it serves for the first time. */
  readonly ready: Promise<void>;
  /** Ends it for good. */
  stop(): Promise<void>;
}

/** A program asked to end writes out what it holds for this long at most, in milliseconds. */
const STOP_MS = 4000;

/** Keeps a crash-safe program running: starts it again when it ends, until `stop`. */
export function keepRunning(options: KeeperOptions): Keeper {
  let stopping = false;
  let program: Program | undefined;
  let settle: { resolve(): void; reject(error: Error): void } | undefined;
  const ready = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  ready.catch(() => undefined);

  const run = async () => {
    for (let failed = 0, restarts = 0; !stopping; restarts += 1) {
      program = startProgram(options.module, options.env, options.log);
      const { child, ended } = program;
      try {
        const port = await program.ready;
        const identity = identify(child.pid ?? 0);
        if (identity) options.onReady(identity, port, restarts);
        settle?.resolve();
        failed = 0;
      } catch {
        failed += 1;
      }
      const how = await ended;
      if (stopping) return;
      if (failed >= MOST_FAILED_STARTS) {
        const message = `${options.label} did not start: ${how}; see ${options.log}`;
        settle?.reject(new Error(message));
        options.onGiveUp(message);
        return;
      }
      options.onRestart(`${options.label} ${how}; starting it again`);
      await pause(backoffMs(failed));
    }
  };
  const running = run();

  return {
    ready,
    async stop() {
      stopping = true;
      const child = program?.child;
      child?.kill("SIGTERM");
      const timer = setTimeout(() => child?.kill("SIGKILL"), STOP_MS);
      await running;
      clearTimeout(timer);
    },
  };
}
