import { join } from "node:path";
import type { StoreKind } from "../contracts/stores";
import { isStackRunning, type RunningStack, redeploy, startStack } from "../local/stack";
import { type Clients, createClients } from "./collect";
import type { Gauges } from "./drain";

/** The stack a run works on. */
export interface DemoStack {
  running: RunningStack;
  clients: Clients;
  /** Whether it ran before: then earlier runs may have left records, and it stays up. */
  found: boolean;
  /** Folder of the logs that the stack's processes write. */
  logFolder: string;
  /** Folder for what a run writes; ends with the stack. */
  runFolder: string;
}

export interface StackOptions {
  dir: string;
  /** Stores that are switched on. @default what the stack file says */
  stores?: readonly StoreKind[];
  /** Leave the stack up when the run ends. */
  keep: boolean;
  onProgress(message: string): void;
  signal?: AbortSignal;
}

/** Takes the stack that runs in the folder and brings it up to date, or starts one. */
export async function openStack({ dir, keep, stores, onProgress, signal }: StackOptions): Promise<DemoStack> {
  const found = isStackRunning(dir);
  const options = { dir, onProgress, ...(stores && { stores }), ...(signal ? { signal } : {}) };
  const running = found ? await redeploy(options) : await startStack({ ...options, attached: !keep });
  const { endpoint, region, credentials } = running;
  return {
    running,
    clients: createClients({ endpoint, region, credentials, authority: running.stores.authority }),
    found,
    logFolder: join(dir, "logs"),
    runFolder: join(dir, "demo"),
  };
}

export function gaugesOf({ running, clients }: DemoStack, published: Gauges["published"]): Gauges {
  const { outputs, eventSourcesUrl, deliveryEndpoint } = running;
  return { clients, outputs, eventSourcesUrl, deliveryUrl: deliveryEndpoint, published };
}
