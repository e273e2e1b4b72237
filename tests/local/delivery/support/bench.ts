import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { StreamStatus } from "../../../../local/delivery/stream/health";
import { emulatorEnvironment, startEmulator, waitUntilHealthy } from "../../../../local/emulator";
import { sharedPart } from "../../../support/shared-parts";

export const REGION = "us-east-1";
const ROOT = join(__dirname, "..", "..", "..", "..");

export interface Emulator {
  endpoint: string;
  stop(): Promise<void>;
}

/** The emulator with IAM enforcement on, shared by tests of this folder. */
export const emulator = sharedPart(startOwnEmulator, (running) => running.stop());

/** An emulator of one's own, e.g. to stop it in mid-run. */
export async function startOwnEmulator(): Promise<Emulator> {
  const folder = mkdtempSync(join(tmpdir(), "delivery-emulator-"));
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
  for (const stream of [guard.stdout, guard.stderr]) {
    createInterface({ input: stream }).on("line", (line) => words.push(line) > 20 && words.shift());
  }
  const ended = once(guard, "exit").then(() => words.join("\n"));
  await waitUntilHealthy(endpoint, ended);
  return {
    endpoint,
    stop: async () => {
      guard.stdin?.end();
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

export interface Delivery {
  /** Same port through all restarts, as the supervisor keeps it. */
  url: string;
  /** What it wrote to its log, one JSON line each. */
  log: string[];
  status(name: string): Promise<StreamStatus>;
  /** Kills it without warning. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The local Firehose as a process of its own, as the supervisor runs it. */
export async function startDelivery(endpoint: string, env: Record<string, string> = {}): Promise<Delivery> {
  const folder = mkdtempSync(join(tmpdir(), "delivery-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log: string[] = [];
  let child = await spawnDelivery(
    { STRATA_ENDPOINT: endpoint, STRATA_STATE_DIR: folder, STRATA_PORT: String(port), ...env },
    log,
  );
  return {
    url,
    log,
    status: async (name) => {
      const { streams } = (await (await fetch(`${url}/status`)).json()) as {
        streams: Record<string, StreamStatus>;
      };
      const found = streams[name];
      if (!found) throw new Error(`no stream ${name} in /status`);
      return found;
    },
    kill: () => end(child, "SIGKILL"),
    start: async () => {
      child = await spawnDelivery(
        { STRATA_ENDPOINT: endpoint, STRATA_STATE_DIR: folder, STRATA_PORT: String(port), ...env },
        log,
      );
    },
    stop: async () => {
      await end(child, "SIGTERM");
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function spawnDelivery(env: Record<string, string>, log: string[]): Promise<ChildProcess> {
  const main = join(ROOT, "local", "delivery", "main.ts");
  const child = spawn(process.execPath, ["-r", "tsx/cjs", main], {
    cwd: ROOT,
    env: { PATH: process.env["PATH"], AWS_REGION: REGION, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  if (!child.stdout || !child.stderr) throw new Error("no pipes to the local Firehose");
  createInterface({ input: child.stderr }).on("line", (line) => log.push(line));
  const ready = once(createInterface({ input: child.stdout }), "line");
  const ended = once(child, "exit").then(() => {
    throw new Error(`the local Firehose ended while it started: ${log.join("\n")}`);
  });
  ended.catch(() => undefined);
  await Promise.race([ready, ended]);
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || !address) throw new Error("no free port");
  return address.port;
}
