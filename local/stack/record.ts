import { readJson, writeJson } from "../shared/files";
import { isAlive, type ProcessIdentity } from "../shared/processes";
import type { Layout } from "./layout";

/** The processes below the supervisor, in the order they start. */
export const CHILDREN = ["emulator", "delivery", "eventSources", "stores"] as const;

export type ChildName = (typeof CHILDREN)[number];

export interface ChildRecord {
  readonly identity: ProcessIdentity;
  /** Loopback port it serves. */
  readonly port: number;
  /** How often it was started again. */
  readonly restarts: number;
  /** The emulator's own process; `identity` is that of its guard. */
  readonly command?: ProcessIdentity;
}

/** What is known of a running stack: `stack.json`. */
export interface StackRecord {
  readonly version: 1;
  readonly state: "starting" | "running" | "failed";
  /** Why it failed. */
  readonly failure?: string;
  readonly supervisor: ProcessIdentity;
  readonly region: string;
  /** URL of the emulator. */
  readonly endpoint: string;
  /** URL that answers Firehose's API. */
  readonly deliveryEndpoint: string;
  readonly eventSourcesUrl: string;
  /** URL of the stores' control API. */
  readonly storesUrl: string;
  readonly children: Partial<Readonly<Record<ChildName, ChildRecord>>>;
}

export function readRecord(layout: Layout): StackRecord | undefined {
  const record = readJson<StackRecord>(layout.record);
  if (record && record.version !== 1) throw new Error(`${layout.record} is of another version; remove it`);
  return record;
}

export function writeRecord(layout: Layout, record: StackRecord): void {
  writeJson(layout.record, record);
}

/** Whether the stack's supervisor, that very process, still runs. */
export function isRunning(record: StackRecord | undefined): boolean {
  return isAlive(record?.supervisor);
}
