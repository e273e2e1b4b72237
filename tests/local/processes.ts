import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { identify, isAlive, type ProcessIdentity } from "../../local/shared/processes";

export interface Descendant {
  readonly identity: ProcessIdentity;
  readonly command: string;
  alive(): boolean;
}

/** Every living process below `pid`, however deep. */
export async function descendants(pid: number): Promise<Descendant[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,args="]);
  const rows = stdout.split("\n").flatMap((line) => {
    const found = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    return found ? [{ pid: Number(found[1]), parent: Number(found[2]), command: found[3] ?? "" }] : [];
  });
  const below = (parent: number): typeof rows =>
    rows.filter((row) => row.parent === parent).flatMap((row) => [row, ...below(row.pid)]);
  return below(pid).flatMap(({ pid: found, command }) => {
    const identity = identify(found);
    if (!identity || command.startsWith("ps -A")) return [];
    return [{ identity, command, alive: () => isAlive(identity) }];
  });
}

/** What runs below this process now and did not then: other tests keep processes of their own. */
export async function startedSince(before: readonly Descendant[]): Promise<Descendant[]> {
  const then = new Set(before.map(({ identity }) => identity.pid));
  return (await descendants(process.pid)).filter(({ identity }) => !then.has(identity.pid));
}
