import type { StackOutputs } from "../../contracts/outputs";
import { EMULATOR_ACCOUNT, type EmulatorCredentials, emulatorCredentials, emulatorHealth } from "../emulator";
import { readJson } from "../shared/files";
import { localFolder } from "../shared/paths";
import { isListening } from "../shared/ports";
import { isAlive } from "../shared/processes";
import type { Deployment } from "./deployment";
import { layoutOf } from "./layout";
import { removeStale } from "./orphans";
import { stopRecorded } from "./owner";
import { CHILDREN, type ChildName, isRunning, readRecord, type StackRecord } from "./record";
import { storesStatus } from "./stores";
import type { CoverageSummary } from "./summary";

export interface ProcessStatus {
  readonly pid: number;
  readonly port: number;
  readonly restarts: number;
  /** The process runs and its port answers. */
  readonly healthy: boolean;
}

export interface Store {
  /** URL, or `127.0.0.1:port`; absent for a server that no resource asked for yet. */
  readonly endpoint?: string;
  readonly healthy: boolean;
  readonly version?: string;
  readonly pid?: number;
  readonly mebibytes?: number;
}

export interface StackStatus {
  readonly state: "stopped" | "starting" | "running" | "failed";
  /** Why it failed. */
  readonly failure?: string;
  readonly dir: string;
  /** Name of the deployed stack. */
  readonly stack?: string;
  readonly endpoint?: string;
  readonly deliveryEndpoint?: string;
  readonly eventSourcesUrl?: string;
  readonly storesUrl?: string;
  readonly region?: string;
  readonly accountId?: string;
  readonly credentials?: EmulatorCredentials;
  readonly outputs: Partial<StackOutputs>;
  /** Servers that hold the stack's data. */
  readonly stores: Readonly<Record<string, Store>>;
  readonly processes: Partial<Readonly<Record<ChildName, ProcessStatus>>>;
  readonly summary?: CoverageSummary;
}

/** What runs in the folder, each part asked now. */
export async function readStatus(dir = localFolder()): Promise<StackStatus> {
  const layout = layoutOf(dir);
  const record = readRecord(layout);
  if (!record || !isRunning(record)) return notRunning(dir, record);
  const deployment = readJson<Deployment>(layout.deployment);
  const [emulator, processes, databases] = await Promise.all([
    emulatorHealth(record.endpoint),
    processesOf(record),
    databasesOf(record),
  ]);
  return {
    state: record.state,
    ...(record.failure ? { failure: record.failure } : {}),
    dir,
    stack: deployment?.stack,
    endpoint: record.endpoint,
    deliveryEndpoint: record.deliveryEndpoint,
    eventSourcesUrl: record.eventSourcesUrl,
    storesUrl: record.storesUrl,
    region: record.region,
    accountId: EMULATOR_ACCOUNT,
    credentials: emulatorCredentials(),
    outputs: deployment?.outputs ?? {},
    stores: {
      aws: { endpoint: record.endpoint, healthy: emulator !== undefined },
      firehose: { endpoint: record.deliveryEndpoint, healthy: processes.delivery?.healthy ?? false },
      ...databases,
    },
    processes,
    summary: deployment?.summary,
  };
}

function notRunning(dir: string, record: StackRecord | undefined): StackStatus {
  const nothing = { dir, outputs: {}, stores: {}, processes: {} };
  if (!record) return { state: "stopped", ...nothing };
  const failure = record.failure ?? "its supervisor was killed; npm run local:down cleans up";
  return { state: "failed", failure, ...nothing };
}

/** The real servers that resources of the stack asked for. */
async function databasesOf({ storesUrl }: StackRecord): Promise<Record<string, Store>> {
  const all = await storesStatus(storesUrl).catch(() => []);
  const used = all.filter(({ state }) => state !== "idle");
  return Object.fromEntries(
    used.map(({ kind, state, address, port, version, pid, mebibytes }) => [
      kind,
      { endpoint: `${address}:${port}`, healthy: state === "running", version, pid, mebibytes },
    ]),
  );
}

async function processesOf(record: StackRecord): Promise<Partial<Record<ChildName, ProcessStatus>>> {
  const found: Partial<Record<ChildName, ProcessStatus>> = {};
  for (const name of CHILDREN) {
    const child = record.children[name];
    if (!child) continue;
    const healthy = isAlive(child.identity) && (await isListening(child.port));
    const { pid } = child.command ?? child.identity;
    found[name] = { pid, port: child.port, restarts: child.restarts, healthy };
  }
  return found;
}

/**
 * Ends the stack of the folder and removes its state, whether it runs, has failed or was killed.
 * @returns whether there was anything to end
 */
export async function stopStack(dir = localFolder()): Promise<boolean> {
  const layout = layoutOf(dir);
  const record = readRecord(layout);
  if (record && isRunning(record)) await stopRecorded(record, dir);
  else await removeStale(layout);
  return record !== undefined;
}
