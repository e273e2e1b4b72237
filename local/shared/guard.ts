import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

export interface GuardedOptions {
  /** Interpreter that runs the guard. */
  readonly python: string;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Seconds between the polite signal (SIGINT) and SIGKILL; 0 kills at once. */
  readonly graceSeconds: number;
}

export interface Guarded {
  /** The guard. Ending it, or ending this process in any way, ends the command and all its children. */
  readonly guard: ChildProcess & { stdout: Readable; stderr: Readable };
  /** Process number of the command itself. */
  readonly commandPid: Promise<number>;
}

/**
 * Starts a command that cannot outlive this process: see `guard.py`. It runs in a session of its own, so that a
 * Ctrl-C of the terminal reaches only this process, which then decides.
 */
export function spawnGuarded(command: string, args: readonly string[], options: GuardedOptions): Guarded {
  const guard = spawn(
    options.python,
    ["-I", "-S", join(__dirname, "guard.py"), String(options.graceSeconds), command, ...args],
    {
      cwd: options.cwd,
      env: options.env,
      detached: true,
      stdio: ["pipe", "pipe", "pipe", "pipe"],
    },
  );
  const { stdout, stderr } = guard;
  const channel = guard.stdio[3] as Readable | undefined;
  if (!stdout || !stderr || !channel) throw new Error(`no pipes to ${command}`);
  guard.stdin?.on("error", () => undefined);
  const commandPid = new Promise<number>((resolve, reject) => {
    createInterface({ input: channel }).once("line", (line) => resolve(Number(line)));
    guard.once("error", (error) => reject(new Error(`cannot run ${options.python}: ${error.message}`)));
    guard.once("exit", () => reject(new Error(`${command} ended before it began`)));
  });
  commandPid.catch(() => undefined);
  return { guard: Object.assign(guard, { stdout, stderr }), commandPid };
}
