import { freePorts, requireFreePort } from "../shared/ports";
import { authorityFile, makeAuthority } from "../stores";
import { type EmulatorProcess, runEmulator } from "./emulator-process";
import { emulatorEnded, firstRecord, logOf, loopback, makeFolders, storesEnv } from "./first-record";
import { type Keeper, keepRunning } from "./keeper";
import { clearState, layoutOf } from "./layout";
import type { Programs, Report, SupervisorOptions } from "./messages";
import { programEnv } from "./program";
import { type ChildName, type ChildRecord, type StackRecord, writeRecord } from "./record";

export interface Supervisor {
  /** Resolves when all serve. */
  readonly ready: Promise<void>;
  /** Ends all and removes the state. */
  stop(): Promise<void>;
}

const LABELS = { delivery: "delivery", eventSources: "event sources", stores: "stores" } as const;

/**
 * Starts and keeps the processes of a local stack. Event sources, delivery and stores are crash-safe and are started
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
        STRATA_STORES_ENDPOINT: first.storesUrl,
        STRATA_STATE_DIR: layout[name],
        STRATA_PORT: String(port),
        NODE_EXTRA_CA_CERTS: authorityFile(layout.stores),
        ...(name === "stores" ? storesEnv(options, layout) : {}),
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
    const [free = 0, delivery = 0, eventSources = 0, stores = 0] = await freePorts(4);
    const port = options.port === undefined ? free : await requireFreePort(options.port, "--port");
    const first = firstRecord(options, [port, delivery, eventSources, stores]);
    record = first;
    makeFolders(layout);
    writeRecord(layout, record);
    await makeAuthority(layout.stores);
    emulator = await runEmulator(
      {
        environment: options.environment,
        port,
        region: options.region,
        stateDir: layout.emulator,
        deliveryEndpoint: first.deliveryEndpoint,
        authority: authorityFile(layout.stores),
      },
      logOf(layout, "emulator"),
    );
    const { identity, command } = emulator;
    void emulator.ended.then((how) => fail(emulatorEnded(how, layout)));
    if (identity) changeChild("emulator", { identity, command, port, restarts: 0 });
    await emulator.healthy;
    if (over) return;
    await Promise.all([
      keep("delivery", first, delivery),
      keep("eventSources", first, eventSources),
      keep("stores", first, stores),
    ]);
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
