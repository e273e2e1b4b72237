import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder of its own for one test; `remove` takes it away with everything in it. */
export interface Temporary {
  readonly path: string;
  /** Writes a file below the folder and returns its path. */
  file(name: string, text: string): string;
  /** Writes an executable shell script below the folder and returns its path. */
  script(name: string, text: string): string;
  remove(): void;
}

export function temporary(): Temporary {
  const path = mkdtempSync(join(tmpdir(), "strata-test-"));
  const file = (name: string, text: string) => {
    const full = join(path, name);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
    return full;
  };
  return {
    path,
    file,
    script(name, text) {
      const full = file(name, `#!/bin/sh\n${text}\n`);
      chmodSync(full, 0o755);
      return full;
    },
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }),
  };
}
