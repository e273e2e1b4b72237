import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../shared/paths";
import { endProcess, identify, waitUntilGone } from "../shared/processes";
import { layoutOf } from "./layout";
import type { Order, Report, SupervisorOptions } from "./messages";
import { removeStale } from "./orphans";
import type { StackRecord } from "./record";

/** A supervisor may take this long to end its children, in milliseconds. */
const STOP_MS = 15_000;

/** The owner's end of a supervisor. */
export interface SupervisorHandle {
  /** Resolves when its processes serve; rejects with the reason they do not. */
  readonly ready: Promise<void>;
  /** Resolves to the reason when the stack fails; not when it is stopped. */
  readonly failed: Promise<Error>;
  /** Lets the stack outlive this process. */
  keep(): void;
  /** Ends the stack; resolves when its processes are gone. */
  stop(): Promise<void>;
}

/** Starts a supervisor that ends with this process unless it is told to `keep` the stack. */
export function launchSupervisor(
  options: SupervisorOptions,
  onProgress: (message: string) => void = () => undefined,
): SupervisorHandle {
  const { logs } = layoutOf(options.dir);
  mkdirSync(logs, { recursive: true });
  const log = openSync(join(logs, "supervisor.log"), "a", 0o600);
  const child = spawn(
    "node",
    ["-r", "tsx/cjs", join(__dirname, "supervisor-main.ts"), JSON.stringify(options)],
    {
      cwd: REPOSITORY,
      env: {
        PATH: [join(REPOSITORY, "node_modules", ".bin"), process.env["PATH"] ?? ""].join(":"),
        LANG: "C.UTF-8",
        STRATA_USED_ACTIONS: process.env["STRATA_USED_ACTIONS"],
      },
      detached: true,
      stdio: ["ignore", log, log, "ipc"],
    },
  );
  closeSync(log);
  const identity = identify(child.pid ?? 0);
  let settle: { ready(): void; failed(error: Error): void } = {
    ready: () => undefined,
    failed: () => undefined,
  };
  const failed = new Promise<Error>((resolve) => {
    settle = { ...settle, failed: resolve };
  });
  const ready = new Promise<void>((resolve, reject) => {
    settle = { ...settle, ready: resolve };
    void failed.then(reject);
  });
  ready.catch(() => undefined);
  child.on("message", (report: Report) => {
    if (report.type === "progress") onProgress(report.message);
    else if (report.type === "ready") settle.ready();
    else settle.failed(new Error(report.message));
  });
  child.once("error", (error) => settle.failed(new Error(`cannot start the supervisor: ${error.message}`)));
  let stopping = false;
  child.once("exit", (code, signal) => {
    const how = signal ?? `exit code ${code}`;
    if (!stopping)
      settle.failed(new Error(`the supervisor ended (${how}); see ${join(logs, "supervisor.log")}`));
  });
  return {
    ready,
    failed,
    keep() {
      order(child, { type: "keep" });
      child.disconnect();
      child.unref();
    },
    async stop() {
      stopping = true;
      if (child.connected) order(child, { type: "stop" });
      else child.kill("SIGTERM");
      if (!(await waitUntilGone(identity, STOP_MS))) await endProcess(identity, 0);
    },
  };
}

function order(child: ChildProcess, message: Order): void {
  child.send(message, () => undefined);
}

/** Ends a stack that this process did not start; resolves when its processes are gone. */
export async function stopRecorded(record: StackRecord, dir: string): Promise<void> {
  await endProcess(record.supervisor, STOP_MS);
  await removeStale(layoutOf(dir));
}
