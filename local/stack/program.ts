import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { REPOSITORY } from "../shared/paths";

/** A busy machine with two cores needs a few seconds; this is where waiting ends, in milliseconds. */
const READY_TIMEOUT_MS = 30_000;

export interface Program {
  readonly child: ChildProcess;
  /** Resolves to the port it serves once it says it is ready; rejects when it ends or stays silent. */
  readonly ready: Promise<number>;
  /** Resolves to how it ended. */
  readonly ended: Promise<string>;
}

/**
 * Starts a module of this project as a process: it prints `{"ready":true,"port":N}` on stdout when it serves,
 * writes its log to stderr, and ends when its IPC channel to this process closes.
 * @param log - file the log is appended to
 */
export function startProgram(module: string, env: NodeJS.ProcessEnv, log: string): Program {
  const file = openSync(log, "a", 0o600);
  const child = spawn("node", ["-r", "tsx/cjs", module], {
    cwd: REPOSITORY,
    env,
    detached: true,
    stdio: ["ignore", "pipe", file, "ipc"],
  });
  closeSync(file);
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(`cannot start: ${error.message}`));
    child.once("exit", (code, signal) =>
      resolve(signal ? `ended by ${signal}` : `ended with exit code ${code}`),
    );
  });
  const ready = new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`not ready within ${READY_TIMEOUT_MS / 1000} s`));
      child.kill("SIGKILL");
    }, READY_TIMEOUT_MS);
    void ended.then((how) => {
      clearTimeout(timer);
      reject(new Error(how));
    });
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on("line", (line) => {
      const port = portOf(line);
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(port);
    });
  });
  ready.catch(() => undefined);
  return { child, ready, ended };
}

/** The environment of every such process: nothing of the user's, the emulator's root credentials. */
export function programEnv(dir: string, region: string, extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    PATH: [join(REPOSITORY, "node_modules", ".bin"), "/usr/local/bin", "/usr/bin", "/bin"].join(":"),
    HOME: dir,
    TMPDIR: join(dir, "tmp"),
    LANG: "C.UTF-8",
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    ...extra,
  };
}

function portOf(line: string): number | undefined {
  try {
    const message = JSON.parse(line) as { ready?: unknown; port?: unknown };
    return message.ready === true && typeof message.port === "number" ? message.port : undefined;
  } catch {
    return undefined;
  }
}
