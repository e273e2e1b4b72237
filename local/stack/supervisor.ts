import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { freePorts, requireFreePort } from "../shared/ports";
import { identify } from "../shared/processes";
import { type EmulatorProcess, runEmulator } from "./emulator-process";
import { type Keeper, keepRunning } from "./keeper";
import { clearState, type Layout, layoutOf } from "./layout";
import type { Programs, Report, SupervisorOptions } from "./messages";
import { programEnv } from "./program";
import { type ChildName, type ChildRecord, type StackRecord, writeRecord } from "./record";

export interface Supervisor {
  /** Resolves when all three serve. */
  readonly ready: Promise<void>;
  /** Ends all three and removes the state. */
  stop(): Promise<void>;
}

const LABELS = { delivery: "delivery", eventSources: "event sources" } as const;

/**
 * Starts and keeps the three processes of a local stack. Event sources and delivery are crash-safe and are started
 * again; the emulator holds the stack's memory, so its end is the end of the stack.
 * @param report - told of progress and of a failure, after which all processes have ended
 */
export function supervise(options: SupervisorOptions, report: (message: Report) => void): Supervisor {
  const layout = layoutOf(options.dir);
  const keepers: Keeper[] = [];
  let emulator: EmulatorProcess | undefined;
  let record: StackRecord | undefined;
  let over: Promise<void> | undefined;

  const change = (part: Partial<StackRecord>) => {
    if (!record || (over && part.state !== "failed")) return;
    record = { ...record, ...part };
    writeRecord(layout, record);
  };
  const changeChild = (name: ChildName, value: ChildRecord) =>
    change({ children: { ...record?.children, [name]: value } });
  const endAll = async () => {
    await Promise.all(keepers.map((keeper) => keeper.stop()));
    await emulator?.stop();
  };
  const fail = (message: string) => {
    over ??= endAll().then(() => {
      change({ state: "failed", failure: message, children: {} });
      report({ type: "failed", message });
    });
  };
  const keep = (name: keyof Programs, first: StackRecord, port: number): Promise<void> => {
    const keeper = keepRunning({
      label: LABELS[name],
      module: options.programs[name],
      env: programEnv(options.dir, options.region, {
        STRATA_ENDPOINT: first.endpoint,
        STRATA_DELIVERY_ENDPOINT: first.deliveryEndpoint,
        STRATA_STATE_DIR: layout[name],
        STRATA_PORT: String(port),
      }),
      log: logOf(layout, name),
      onReady: (identity, served, restarts) => {
        changeChild(name, { identity, port: served, restarts });
        if (name === "eventSources") change({ eventSourcesUrl: loopback(served) });
      },
      onRestart: (message) => report({ type: "progress", message }),
      onGiveUp: fail,
    });
    keepers.push(keeper);
    return keeper.ready;
  };

  const start = async () => {
    const [free = 0, delivery = 0, eventSources = 0] = await freePorts(3);
    const port = options.port === undefined ? free : await requireFreePort(options.port, "--port");
    const first = firstRecord(options, [port, delivery, eventSources]);
    record = first;
    makeFolders(layout);
    writeRecord(layout, record);
    emulator = await runEmulator(
      {
        environment: options.environment,
        port,
        region: options.region,
        stateDir: layout.emulator,
        deliveryEndpoint: first.deliveryEndpoint,
      },
      logOf(layout, "emulator"),
    );
    const { identity, command } = emulator;
    void emulator.ended.then((how) => fail(emulatorEnded(how, layout)));
    if (identity) changeChild("emulator", { identity, command, port, restarts: 0 });
    await emulator.healthy;
    if (over) return;
    await Promise.all([keep("delivery", first, delivery), keep("eventSources", first, eventSources)]);
    change({ state: "running" });
  };
  const ready = start();
  ready.catch((error: Error) => fail(error.message));
  return {
    ready,
    stop: () => {
      over ??= endAll().then(() => clearState(layout));
      return over;
    },
  };
}

function firstRecord(
  options: SupervisorOptions,
  [port, delivery, eventSources]: readonly number[],
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
    children: {},
  };
}

function makeFolders(layout: Layout): void {
  const folders = [
    layout.logs,
    layout.emulator,
    layout.eventSources,
    layout.delivery,
    join(layout.dir, "tmp"),
  ];
  for (const folder of folders) mkdirSync(folder, { recursive: true });
}

function loopback(port: number | undefined): string {
  return `http://127.0.0.1:${port}`;
}

function logOf(layout: Layout, name: ChildName): string {
  return join(layout.logs, `${name === "eventSources" ? "event-sources" : name}.log`);
}

function emulatorEnded(how: string, layout: Layout): string {
  return `the emulator ended (${how}) and the stack's data is gone with it; see ${logOf(layout, "emulator")}`;
}
