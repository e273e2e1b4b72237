import { endProcess, isAlive } from "../shared/processes";
import { clearState, type Layout } from "./layout";
import { CHILDREN, isRunning, readRecord } from "./record";

/** A process that is asked to end may take this long, in milliseconds. */
const GRACE_MS = 3000;

/**
 * Cleans up after a stack whose supervisor was killed: ends what it left, if those very processes still run, and
 * removes the state. A number that the system has given to another process since is left alone.
 * @returns names of the processes that had to be ended
 */
export async function removeStale(layout: Layout): Promise<string[]> {
  const record = readRecord(layout);
  if (isRunning(record))
    throw new Error(`a local stack runs in ${layout.dir} (process ${record?.supervisor.pid})`);
  const ended: string[] = [];
  for (const name of CHILDREN) {
    const child = record?.children[name];
    for (const identity of [child?.identity, child?.command]) {
      if (!isAlive(identity)) continue;
      await endProcess(identity, GRACE_MS);
      if (!ended.includes(name)) ended.push(name);
    }
  }
  clearState(layout);
  return ended;
}
