import type { StackOutputs } from "../../contracts/outputs";
import { EMULATOR_ACCOUNT, type EmulatorCredentials, emulatorCredentials } from "../emulator";
import type { RunResult } from "../engine";
import type { Deployer, Deployment } from "./deployment";
import { layoutOf } from "./layout";
import { readRecord, type StackRecord } from "./record";
import { type StackStores, stackStores } from "./stores";
import type { CoverageSummary } from "./summary";

export interface RunningStack {
  readonly dir: string;
  /** URL of the emulator. */
  readonly endpoint: string;
  /** URL that answers Firehose's API. */
  readonly deliveryEndpoint: string;
  /** URL whose `/status` tells how far the event sources are. */
  readonly eventSourcesUrl: string;
  /** The servers behind the databases of the stack. */
  readonly stores: StackStores;
  readonly region: string;
  readonly accountId: string;
  /** The emulator's root user. */
  readonly credentials: EmulatorCredentials;
  /** Of the last `up`. */
  readonly outputs: StackOutputs;
  /** What the local provider did with each resource type of the last `up`. */
  readonly summary: CoverageSummary;
  /** Resources per operation of the last `up`. */
  readonly changes: Readonly<Record<string, number>>;
  /** How long the parts of the start took; 0 for a part that was running already. */
  readonly seconds: StartSeconds;
  /** Resolves to the reason when the stack fails while it runs. */
  readonly failed: Promise<Error>;
  /** The processes as they are now; they change when one is started again. */
  processes(): StackRecord["children"];
  up(): Promise<Deployment>;
  preview(): Promise<RunResult>;
  refresh(): Promise<RunResult>;
  /** Ends all processes and removes the state. */
  stop(): Promise<void>;
}

export interface StartSeconds {
  readonly prepare: number;
  readonly processes: number;
  readonly up: number;
}

export interface HandleParts {
  readonly dir: string;
  readonly record: StackRecord;
  readonly deployer: Deployer;
  readonly deployment: Deployment;
  readonly seconds: StartSeconds;
  readonly failed: Promise<Error>;
  readonly stop: () => Promise<void>;
}

/** What a start hands out. */
export function runningStack({
  dir,
  record,
  deployer,
  seconds,
  failed,
  stop,
  ...parts
}: HandleParts): RunningStack {
  let { deployment } = parts;
  return {
    dir,
    endpoint: record.endpoint,
    deliveryEndpoint: record.deliveryEndpoint,
    eventSourcesUrl: record.eventSourcesUrl,
    stores: stackStores(record, layoutOf(dir).stores),
    region: record.region,
    accountId: EMULATOR_ACCOUNT,
    credentials: emulatorCredentials(),
    get outputs() {
      return deployment.outputs;
    },
    get summary() {
      return deployment.summary;
    },
    get changes() {
      return deployment.changes;
    },
    seconds,
    failed,
    processes: () => readRecord(layoutOf(dir))?.children ?? {},
    async up() {
      deployment = await deployer.up();
      return deployment;
    },
    preview: deployer.preview,
    refresh: deployer.refresh,
    stop,
  };
}
