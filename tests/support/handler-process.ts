import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const LOAD = `
  const { handler } = require("./__index.js");
  process.stdout.write(JSON.stringify({ type: typeof handler, parameters: handler.length }));
`;

/**
 * Unpacks a deployment package into an empty folder and loads its handler in a fresh process, with the environment
 * Lambda gives and nothing else: no package of the checkout can be found from there. Throws with the process's output.
 */
export function loadHandler(files: Record<string, Buffer>): { type: string; parameters: number } {
  const folder = mkdtempSync(join(tmpdir(), "strata-package-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const output = execFileSync(process.execPath, ["-e", LOAD], {
      cwd: folder,
      env: {
        AWS_REGION: "eu-west-1",
        AWS_ACCESS_KEY_ID: "test",
        AWS_SECRET_ACCESS_KEY: "test",
        AWS_LAMBDA_FUNCTION_NAME: "test",
      },
      timeout: 30_000,
    });
    return JSON.parse(String(output));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
