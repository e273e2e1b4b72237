import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { identify } from "../shared/processes";

/** Name of such a folder: the number of the process that made it, and when that began. */
const NAMED = /^strata-gate-(\d+)-([\w.]+)-\w{6}$/;

/**
 * Makes the folder of one run in that for temporary files, and removes those of runs that were killed: nothing of a run
 * outlives `kill -9` that could do it. Whoever made a folder removes it otherwise.
 */
export function throwAwayFolder(): string {
  const parent = tmpdir();
  for (const name of readdirSync(parent)) {
    const [, pid = "", began = ""] = NAMED.exec(name) ?? [];
    if (pid && beginOf(Number(pid)) !== began) removeIfOurs(join(parent, name));
  }
  return mkdtempSync(join(parent, `strata-gate-${process.pid}-${beginOf(process.pid)}-`));
}

/** When the process of that number began, as a part of a file's name; nothing where there is none. */
function beginOf(pid: number): string | undefined {
  return identify(pid)?.started.replaceAll(/\W+/g, ".");
}

/** What belongs to another user, or is still written to by an engine that ends, stays for a later run. */
function removeIfOurs(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if (!["EACCES", "EPERM", "ENOTEMPTY"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}
