import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** A process told apart from a later one that was given the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, in the operating system's own words. */
  readonly started: string;
}

/** The identity of a running process; undefined where there is none of that number. */
export function identify(pid: number): ProcessIdentity | undefined {
  const started = process.platform === "linux" ? startedLinux(pid) : startedElsewhere(pid);
  return started === undefined ? undefined : { pid, started };
}

/** Whether that very process still runs; a zombie does not. */
export function isAlive(identity: ProcessIdentity | undefined): boolean {
  return identity !== undefined && identify(identity.pid)?.started === identity.started;
}

/** Sends a signal to that very process and no other. */
export function signalProcess(identity: ProcessIdentity | undefined, signal: NodeJS.Signals): void {
  if (!identity || !isAlive(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Waits until the process is gone; false when it still runs after `timeoutMs` milliseconds. */
export async function waitUntilGone(
  identity: ProcessIdentity | undefined,
  timeoutMs: number,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isAlive(identity)) {
    if (Date.now() > deadline) return false;
    await pause(25);
  }
  return true;
}

/** Ends the process: asks first, insists after `graceMs` milliseconds. */
export async function endProcess(identity: ProcessIdentity | undefined, graceMs: number): Promise<void> {
  signalProcess(identity, "SIGTERM");
  if (await waitUntilGone(identity, graceMs)) return;
  signalProcess(identity, "SIGKILL");
  await waitUntilGone(identity, 5000);
}

/** Field 22 of /proc/<pid>/stat, clock ticks since boot; the name in field 2 may hold spaces and brackets. */
function startedLinux(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return undefined;
  }
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
}

function startedElsewhere(pid: number): string | undefined {
  const found = spawnSync("ps", ["-o", "lstart=,stat=", "-p", String(pid)], { encoding: "utf8" });
  const line = found.stdout?.trim();
  return found.status !== 0 || !line || /\sZ\S*$/.test(line) ? undefined : line.replace(/\s+\S+$/, "");
}
