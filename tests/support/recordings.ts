import { join } from "node:path";
import { readJson, writeJson } from "../../local/shared/files";
import { withLock } from "../../local/shared/lock";

/** Folder of the recordings of this run of the tests; `prepare.ts` makes it and takes it away. */
export const RECORDINGS = "STRATA_TEST_RECORDINGS";

const read = new Map<string, Promise<unknown>>();

/**
 * What is dear to find out and the same for every file of a run of the tests: found out by the first that asks, in
 * whatever process that is, and read by the others. It does not outlive the run, so it is never of other sources. As it
 * passes through a file, it is JSON.
 */
export function onceInRun<T>(name: string, find: () => Promise<T>): Promise<T> {
  const known = read.get(name) as Promise<T> | undefined;
  if (known) return known;
  const folder = process.env[RECORDINGS];
  if (!folder) throw new Error(`${RECORDINGS} is not set: tests/support/prepare.ts was not required.`);
  const file = join(folder, `${name}.json`);
  const found = withLock(`${file}.lock`, async () => {
    const written = readJson<T>(file);
    if (written !== undefined) return written;
    writeJson(file, await find());
    return readJson<T>(file) as T;
  });
  read.set(name, found);
  return found;
}
