import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import {
  emulatorCredentials,
  emulatorEnvironment,
  startEmulator,
  waitUntilHealthy,
} from "../../../../local/emulator";
import type { StatusReport } from "../../../../local/event-sources/status";
import { type Clients, createClients } from "./clients";

const REGION = "us-east-1";
const ROOT = join(__dirname, "..", "..", "..", "..");

/** The emulator and the poller as the local stack runs them, in a folder of their own. */
export interface Bench extends Clients {
  readonly folder: string;
  readonly endpoint: string;
  status(): Promise<StatusReport>;
  /** Kills the poller without warning. */
  killPoller(): Promise<void>;
  startPoller(): Promise<void>;
  stop(): Promise<void>;
}

export async function startBench(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), "event-sources-"));
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const { guard } = startEmulator({
    environment: await emulatorEnvironment(),
    port,
    region: REGION,
    stateDir: folder,
    deliveryEndpoint: endpoint,
  });
  const words: string[] = [];
  for (const stream of [guard.stdout, guard.stderr])
    createInterface({ input: stream }).on("line", (line) => words.push(line) > 20 && words.shift());
  const ended = once(guard, "exit").then(() => words.join("\n"));
  let [poller] = await Promise.all([spawnPoller(folder, endpoint), waitUntilHealthy(endpoint, ended)]);
  return {
    ...createClients(endpoint, REGION),
    folder,
    endpoint,
    status: async () =>
      (await (await fetch(`http://127.0.0.1:${poller.port}/status`)).json()) as StatusReport,
    killPoller: () => end(poller.process, "SIGKILL"),
    startPoller: async () => {
      poller = await spawnPoller(folder, endpoint);
    },
    stop: async () => {
      await end(poller.process, "SIGTERM");
      guard.stdin?.end();
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Starts the poller as a supervisor does and waits for its ready line. */
export async function spawnPoller(
  folder: string,
  endpoint: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<{ process: ChildProcess; port: number }> {
  const child = spawn(process.execPath, ["-r", "tsx/cjs", join(ROOT, "local", "event-sources", "main.ts")], {
    cwd: ROOT,
    env: {
      PATH: process.env["PATH"],
      STRATA_ENDPOINT: endpoint,
      STRATA_STATE_DIR: join(folder, "event-sources"),
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: emulatorCredentials().accessKeyId,
      AWS_SECRET_ACCESS_KEY: emulatorCredentials().secretAccessKey,
      ...environment,
    },
    stdio: ["ignore", "pipe", process.env["SHOW_POLLER_LOG"] ? "inherit" : "ignore", "ipc"],
  });
  const [line] = (await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), "line")) as [
    string,
  ];
  return { process: child, port: (JSON.parse(line) as { port: number }).port };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill(signal);
  await exit;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Waits until the check answers something truthy and returns that; fails with what it saw last. */
export async function until<T>(
  what: string,
  check: () => Promise<T> | T,
  timeoutMs = 25_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const seen = await check();
    if (seen) return seen;
    if (Date.now() > deadline) throw new Error(`${what}: not so within ${timeoutMs / 1000} s`);
    await pause(30);
  }
}
