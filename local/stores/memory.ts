import { readdirSync, readFileSync } from "node:fs";

/** Resident memory of a process and all below it, in MiB; undefined where the system does not say. Linux only. */
export function memoryMiB(pid: number): number | undefined {
  try {
    const children = childrenOf();
    const family = (parent: number): number[] => [parent, ...(children.get(parent) ?? []).flatMap(family)];
    const kibibytes = family(pid).reduce((sum, member) => sum + residentKiB(member), 0);
    return Math.round(kibibytes / 1024);
  } catch {
    return undefined;
  }
}

function childrenOf(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(name);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  return children;
}

function parentOf(name: string): number {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}

/** Its own pages and a share of those it has in common with others (PSS), as PostgreSQL's processes share much. */
function residentKiB(pid: number): number {
  for (const [file, field] of [
    ["smaps_rollup", "Pss"],
    ["status", "VmRSS"],
  ]) {
    try {
      const found = new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(
        readFileSync(`/proc/${pid}/${file}`, "utf8"),
      );
      if (found) return Number(found[1]);
    } catch {}
  }
  return 0;
}
