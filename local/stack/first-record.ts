import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { EMULATOR_ACCOUNT } from "../emulator";
import { identify } from "../shared/processes";
import type { Layout } from "./layout";
import type { SupervisorOptions } from "./messages";
import type { ChildName, StackRecord } from "./record";

export function firstRecord(
  options: SupervisorOptions,
  [port, delivery, eventSources, stores]: readonly number[],
): StackRecord {
  const supervisor = identify(process.pid);
  if (!supervisor) throw new Error(`process ${process.pid} cannot be found in the process table`);
  return {
    version: 1,
    state: "starting",
    supervisor,
    region: options.region,
    endpoint: loopback(port),
    deliveryEndpoint: loopback(delivery),
    eventSourcesUrl: loopback(eventSources),
    storesUrl: loopback(stores),
    children: {},
  };
}

/** What the stores need beside what all the programs get: tools are found as the stack's owner finds them. */
export function storesEnv({ environment, cache }: SupervisorOptions, layout: Layout): NodeJS.ProcessEnv {
  return {
    PATH: process.env["PATH"],
    STRATA_ACCOUNT: EMULATOR_ACCOUNT,
    STRATA_CACHE: cache,
    STRATA_LOG_DIR: layout.logs,
    STRATA_PYTHON: environment.python,
  };
}

export function makeFolders(layout: Layout): void {
  const folders = [
    layout.logs,
    layout.emulator,
    layout.eventSources,
    layout.delivery,
    layout.stores,
    join(layout.dir, "tmp"),
  ];
  for (const folder of folders) mkdirSync(folder, { recursive: true });
}

export function loopback(port: number | undefined): string {
  return `http://127.0.0.1:${port}`;
}

export function logOf(layout: Layout, name: ChildName): string {
  return join(layout.logs, `${name === "eventSources" ? "event-sources" : name}.log`);
}

export function emulatorEnded(how: string, layout: Layout): string {
  return `the emulator ended (${how}) and the stack's data is gone with it; see ${logOf(layout, "emulator")}`;
}
