import { mkdirSync } from "node:fs";
import { emulatorEnvironment } from "../emulator";
import { withLock } from "../shared/lock";
import { localFolder } from "../shared/paths";
import { localConfig } from "./config";
import { createDeployer, type Deployer } from "./deployment";
import { type RunningStack, runningStack } from "./handle";
import { launch, type Prepared, prepare } from "./launch";
import { layoutOf } from "./layout";
import type { StartOptions } from "./options";
import { stopRecorded } from "./owner";
import { isRunning, readRecord, type StackRecord } from "./record";

/**
 * Starts the embedded AWS in a folder and deploys the program on it, policies enforced.
 * @throws Error when a stack runs in that folder already, a part cannot be had, or the deployment fails; everything
 * that was started has ended then
 */
export async function startStack(options: StartOptions = {}): Promise<RunningStack> {
  const dir = options.dir ?? localFolder();
  const layout = layoutOf(dir);
  const { onProgress, signal } = options;
  mkdirSync(dir, { recursive: true });
  const clock = stopwatch();
  const onWait = (pid: number) => onProgress?.(`waiting for process ${pid}, which starts a stack in ${dir}`);
  const { config, environment, supervisor, seconds } = await withLock(
    layout.lock,
    async () => {
      const prepared = await prepare(options, dir);
      const prepareSeconds = clock();
      const launched = await launch(options, dir, prepared);
      return { ...prepared, supervisor: launched, seconds: { prepare: prepareSeconds, processes: clock() } };
    },
    { signal, onWait },
  );
  const ending = new AbortController();
  void supervisor.failed.then((error) => ending.abort(error));
  const stop = () => {
    ending.abort(new Error("the local stack was stopped"));
    return supervisor.stop();
  };
  try {
    const record = recordOf(dir);
    const until = AbortSignal.any([ending.signal, ...(signal ? [signal] : [])]);
    const deployer = deployerOf({ ...options, signal: until }, { dir, config, environment, record });
    const deployment = await deployer.up(true);
    if (options.attached === false) supervisor.keep();
    const { failed } = supervisor;
    return runningStack({
      dir,
      record,
      deployer,
      deployment,
      seconds: { ...seconds, up: clock() },
      failed,
      stop,
    });
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Deploys the program again on the stack that runs in the folder, whoever started it. */
export async function redeploy(options: StartOptions = {}): Promise<RunningStack> {
  const dir = options.dir ?? localFolder();
  const record = recordOf(dir);
  const config = localConfig(options, dir);
  const environment = await emulatorEnvironment(options);
  const deployer = deployerOf(options, { dir, config, environment, record });
  const clock = stopwatch();
  const deployment = await deployer.up();
  const seconds = { prepare: 0, processes: 0, up: clock() };
  const never = new Promise<Error>(() => undefined);
  const stop = () => stopRecorded(record, dir);
  return runningStack({ dir, record, deployer, deployment, seconds, failed: never, stop });
}

/** Whether a stack runs in the folder. */
export function isStackRunning(dir = localFolder()): boolean {
  return isRunning(readRecord(layoutOf(dir)));
}

function deployerOf(
  options: StartOptions,
  parts: Prepared & { readonly dir: string; readonly record: StackRecord },
): Deployer {
  const { endpoint, deliveryEndpoint, storesUrl } = parts.record;
  return createDeployer({
    ...options,
    ...parts,
    stack: options.stack ?? "dev",
    endpoint,
    deliveryEndpoint,
    storesEndpoint: storesUrl,
  });
}

function recordOf(dir: string): StackRecord {
  const record = readRecord(layoutOf(dir));
  if (!record || !isRunning(record))
    throw new Error(`no local stack runs in ${dir}; start one with: npm run local:up`);
  return record;
}

/** Seconds since it was last asked, or since it was made. */
function stopwatch(): () => number {
  let last = Date.now();
  return () => {
    const seconds = (Date.now() - last) / 1000;
    last = Date.now();
    return seconds;
  };
}
