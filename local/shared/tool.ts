import { type ChildProcess, spawn } from "node:child_process";
import { spawnGuarded } from "./guard";

export interface ToolOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Interpreter of the guard: with it the tool ends with this process even when that is killed. */
  readonly python?: string;
  /** Each line the tool writes, of either stream. */
  readonly onLine?: (line: string) => void;
}

/** Lines of a failed tool's output that its error quotes. */
const QUOTED_LINES = 15;

/**
 * Runs a tool to its end in a process group of its own and resolves to what it wrote to stdout.
 * @throws Error with the command, its exit code and its last lines; also when it takes longer than `timeoutMs`
 */
export function runTool(command: string, args: readonly string[], options: ToolOptions): Promise<string> {
  options.signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = start(command, args, options);
    let stdout = "";
    const tail: string[] = [];
    const keep = (chunk: Buffer) => {
      for (const line of chunk.toString().split("\n").filter(Boolean)) {
        options.onLine?.(line);
        tail.push(line);
        if (tail.length > QUOTED_LINES) tail.shift();
      }
    };
    let reason = "";
    const stop = (why: string) => {
      reason ||= why;
      killGroup(child, options.python !== undefined);
    };
    const timer = setTimeout(() => stop(`took longer than ${options.timeoutMs / 1000} s`), options.timeoutMs);
    const onAbort = () => stop("was stopped");
    const onExit = () => killGroup(child, options.python !== undefined);
    options.signal?.addEventListener("abort", onAbort, { once: true });
    process.once("exit", onExit);
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk;
      keep(chunk);
    });
    child.stderr.on("data", keep);
    const settle = () => {
      clearTimeout(timer);
      options.signal?.removeEventListener("abort", onAbort);
      process.removeListener("exit", onExit);
    };
    child.once("error", (error) => {
      settle();
      reject(new Error(`cannot run ${command}: ${error.message}`));
    });
    child.once("close", (code, signal) => {
      settle();
      if (code === 0 && !reason) resolve(stdout);
      else {
        const why = reason || (signal ? `was ended by ${signal}` : `ended with exit code ${code}`);
        reject(new Error([`${command} ${args.join(" ")} ${why}`, ...tail].join("\n  ")));
      }
    });
  });
}

function start(command: string, args: readonly string[], options: ToolOptions) {
  const cwd = options.cwd ?? process.cwd();
  const env = options.env ?? process.env;
  if (options.python) {
    return spawnGuarded(command, args, { python: options.python, cwd, env, graceSeconds: 0 }).guard;
  }
  return spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
}

/** The guard ends the tool when its group gets SIGTERM; a tool without a guard is killed. */
function killGroup(child: ChildProcess, guarded: boolean): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, guarded ? "SIGTERM" : "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}
