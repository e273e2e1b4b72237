import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { STORES } from "../../contracts/stores";
import { emulatorEnvironment } from "../../local/emulator";
import { enginePath } from "../../local/engine";
import { prepareStore } from "../../local/stores";
import { RECORDINGS } from "./recordings";

/**
 * Gets what local stacks are made of into the cache before the first test, so that no test's time limit covers a
 * download or a build. Mocha runs it once, in its main process.
 */
export async function mochaGlobalSetup(): Promise<void> {
  const onProgress = (message: string) => void process.stderr.write(`${message}\n`);
  await emulatorEnvironment({ onProgress });
  await enginePath({ onProgress });
  for (const kind of STORES) await prepareStore(kind, { onProgress });
  // The workers that run files side by side inherit it.
  process.env[RECORDINGS] = mkdtempSync(join(tmpdir(), "strata-recordings-"));
}

export function mochaGlobalTeardown(): void {
  const folder = process.env[RECORDINGS];
  if (folder) rmSync(folder, { recursive: true, force: true });
}
