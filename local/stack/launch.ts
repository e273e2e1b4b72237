import { type EmulatorEnvironment, emulatorEnvironment } from "../emulator";
import { createStack, enginePath } from "../engine";
import { cacheFolder } from "../shared/paths";
import { prepareStore } from "../stores";
import { type LocalConfig, localConfig } from "./config";
import { layoutOf } from "./layout";
import { PROGRAMS, type StartOptions } from "./options";
import { removeStale } from "./orphans";
import { launchSupervisor, type SupervisorHandle } from "./owner";

export interface Prepared {
  readonly config: LocalConfig;
  readonly environment: EmulatorEnvironment;
}

/** Cleans up after a killed run, and gets what a stack needs. */
export async function prepare(options: StartOptions, dir: string): Promise<Prepared> {
  const { onProgress } = options;
  for (const name of await removeStale(layoutOf(dir)))
    onProgress?.(`ended what a killed run had left: ${name}`);
  const config = localConfig(options, dir);
  onProgress?.("preparing the engine and the emulator");
  const environment = await emulatorEnvironment(options);
  await enginePath(options);
  for (const kind of config.stores) await prepareStore(kind, options);
  return { config, environment };
}

/** Starts the processes, and makes the empty stack while they start. */
export async function launch(
  options: StartOptions,
  dir: string,
  prepared: Prepared,
): Promise<SupervisorHandle> {
  const { port, signal, programs = PROGRAMS, projectDir, onProgress } = options;
  const { config, environment } = prepared;
  onProgress?.("starting the emulator, the event sources, the delivery and the stores");
  const supervisor = launchSupervisor(
    { dir, region: config.region, environment, port, programs, cache: cacheFolder() },
    onProgress,
  );
  try {
    const run = { stateDir: dir, projectDir, python: environment.python, signal };
    await Promise.all([unlessAborted(signal, supervisor.ready), createStack(options.stack ?? "dev", run)]);
    return supervisor;
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}

function unlessAborted<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (!signal) return work;
  const abort = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, abort]);
}
