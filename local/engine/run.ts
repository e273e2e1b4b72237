import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Guarded, spawnGuarded } from "../shared/guard";
import { REPOSITORY } from "../shared/paths";
import { findPython } from "../shared/python";
import { engineEnvironment } from "./environment";
import { EngineError } from "./errors";
import { changesOf, diagnosticsOf, type EngineEvent, policyEventsOf } from "./events";
import { followEvents } from "./follow";
import { enginePath } from "./resolve";
import type { RunResult } from "./result";

export interface RunOptions {
  /** Folder that receives the engine's state, its home, its logs and temporary files. */
  readonly stateDir: string;
  /** Folder of the project file. @default the local project, `local/` */
  readonly projectDir?: string;
  /** Added to the environment of `engineEnvironment`. */
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  /** Each event as the engine writes it. */
  readonly onEvent?: (event: EngineEvent) => void;
  readonly onProgress?: (message: string) => void;
  /** @default ten minutes */
  readonly timeoutMs?: number;
  /** Interpreter for the guard. @default the first on PATH that is new enough */
  readonly python?: string;
}

/** Operations that write an event log. */
const OPERATIONS = new Set(["up", "preview", "refresh", "destroy"]);

/** A stopped engine may finish the calls under way for this long, in seconds. */
const GRACE_SECONDS = 5;

let runs = 0;

/**
 * Runs `pulumi` on a file backend below `stateDir`. The engine and all its plugins end with this process.
 * @throws EngineError with the engine's own diagnostics, each with its resource, when the exit code is not 0
 */
export async function runPulumi(args: readonly string[], options: RunOptions): Promise<RunResult> {
  const engine = await enginePath({ onProgress: options.onProgress, signal: options.signal });
  const python = options.python ?? (await findPython()).path;
  options.signal?.throwIfAborted();
  const operation = OPERATIONS.has(args[0] ?? "");
  const log = join(options.stateDir, "logs", `engine-${args[0]}-${process.pid}-${++runs}.jsonl`);
  mkdirSync(join(options.stateDir, "logs"), { recursive: true });
  const flags = ["--non-interactive", "--color", "never", ...(operation ? ["--event-log", log] : [])];
  const guarded = spawnGuarded(engine, [...args, ...flags], {
    python,
    cwd: options.projectDir ?? join(REPOSITORY, "local"),
    env: engineEnvironment(engine, options.stateDir, options.env),
    graceSeconds: GRACE_SECONDS,
  });
  const ended = new AbortController();
  const following = operation ? followEvents(log, ended.signal, options.onEvent) : Promise.resolve([]);
  const output = await outcome(guarded, options).finally(() => ended.abort());
  const events = await following;
  rmSync(log, { force: true });
  const result: RunResult = {
    ...output,
    events,
    changes: changesOf(events),
    diagnostics: diagnosticsOf(events),
    policyEvents: policyEventsOf(events),
  };
  options.signal?.throwIfAborted();
  if (result.exitCode !== 0) throw new EngineError(args[0] ?? "", result, output.timedOut);
  return result;
}

async function outcome({ guard }: Guarded, options: RunOptions) {
  const limit = options.timeoutMs ?? 600_000;
  const output = { stdout: "", stderr: "" };
  guard.stdout.on("data", (chunk) => {
    output.stdout += chunk;
  });
  guard.stderr.on("data", (chunk) => {
    output.stderr += chunk;
  });
  const stop = () => guard.kill("SIGTERM");
  let timedOut: number | undefined;
  const timer = setTimeout(() => {
    timedOut = limit;
    stop();
  }, limit);
  options.signal?.addEventListener("abort", stop, { once: true });
  try {
    const exitCode = await new Promise<number>((resolve, reject) => {
      guard.once("error", reject);
      guard.once("close", (code) => resolve(code ?? 1));
    });
    return { exitCode, ...output, timedOut };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", stop);
  }
}
