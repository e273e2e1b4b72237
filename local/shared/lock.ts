import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { identify, isAlive, type ProcessIdentity } from "./processes";

const RETRY_MS = 200;

export interface LockOptions {
  /** Called once when another process holds the lock. */
  readonly onWait?: (holder: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Runs `work` while this process holds the lock file. A lock whose holder has died is taken over, so a crash
 * never blocks the next run.
 */
export async function withLock<T>(
  path: string,
  work: () => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!tryLock(path)) {
    options.signal?.throwIfAborted();
    const holder = holderOf(path);
    if (holder && !told) options.onWait?.(holder.pid);
    told ||= holder !== undefined;
    await pause(RETRY_MS);
  }
  const release = () => rmSync(path, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.removeListener("exit", release);
    release();
  }
}

/** The lock appears together with its content: a link of a finished file, which fails where one exists. */
function tryLock(path: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(identify(process.pid)), { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if (!isAlive(holderOf(path))) removeStale(path);
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves the lock of a dead holder away; puts it back where a living process took it in the meantime. */
function removeStale(path: string): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
    if (isAlive(holderOf(aside))) linkSync(aside, path);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function holderOf(path: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as ProcessIdentity;
  } catch {
    return undefined;
  }
}
