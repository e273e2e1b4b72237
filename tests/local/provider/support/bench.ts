import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  EMULATOR_ACCOUNT,
  emulatorCredentials,
  emulatorEnvironment,
  startEmulator,
  waitUntilHealthy,
} from "../../../../local/emulator";
import type { Environment } from "../../../../local/provider/aws/environment";
import { type Aws, connect } from "../../../../local/provider/aws/sdk";
import { freePorts } from "../../../../local/shared/ports";

const ROOT = join(__dirname, "..", "..", "..", "..");
export const REGION = "eu-west-1";

/** The emulator and the delivery as the local stack runs them. */
export interface Bench {
  readonly environment: Environment;
  readonly sitePackages: string;
  readonly folder: string;
  readonly aws: Aws;
  stop(): Promise<void>;
}

export async function startBench(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), "strata-provider-"));
  const python = await emulatorEnvironment();
  process.env["STRATA_MODELS"] = python.sitePackages;
  const [port = 0, delivery = 0] = await freePorts(2);
  const [endpoint, deliveryEndpoint] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${delivery}`];
  const stateDir = join(folder, "emulator");
  mkdirSync(stateDir);
  const { guard } = startEmulator({ environment: python, port, region: REGION, stateDir, deliveryEndpoint });
  guard.stdout.resume();
  guard.stderr.resume();
  const ended = once(guard, "exit").then(([code]) => `exit code ${code}`);
  await waitUntilHealthy(endpoint, ended);
  const firehose = await startDelivery(folder, endpoint, delivery);
  const environment: Environment = {
    mode: "emulate",
    endpoint,
    deliveryEndpoint,
    account: EMULATOR_ACCOUNT,
    region: REGION,
    models: true,
  };
  return {
    environment,
    sitePackages: python.sitePackages,
    folder,
    aws: connect(environment),
    stop: async () => {
      firehose.kill("SIGKILL");
      guard.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function startDelivery(folder: string, endpoint: string, port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["-r", "tsx/cjs", join(ROOT, "local", "delivery", "main.ts")], {
    cwd: ROOT,
    env: {
      PATH: process.env["PATH"],
      STRATA_ENDPOINT: endpoint,
      STRATA_PORT: String(port),
      STRATA_STATE_DIR: join(folder, "delivery"),
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: emulatorCredentials().accessKeyId,
      AWS_SECRET_ACCESS_KEY: emulatorCredentials().secretAccessKey,
    },
    stdio: ["ignore", "pipe", "ignore", "ipc"],
  });
  const ready = once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), "line");
  const gone = once(child, "exit").then(([code]) => {
    throw new Error(`the delivery ended while it started: exit code ${code}`);
  });
  await Promise.race([ready, gone]);
  gone.catch(() => undefined);
  return child;
}
